"""The link relations that a feed may name (RFC 4287 §4.2.7.2)."""

from __future__ import annotations

__all__ = ["MEANT", "REGISTERED"]

#: https://www.iana.org/assignments/link-relations/, but for those in `MEANT`.
REGISTERED = frozenset(
    str.split(
        "about acl alternate amphtml appendix apple-touch-icon archives author blocked-by bookmark"
        " chapter cite-as collection compression-dictionary contents convertedfrom copyright"
        " create-form current deprecation describedby describes disclosure dns-prefetch duplicate"
        " edit edit-form edit-media enclosure external first geofeed glossary help hosts hub"
        " ice-server icon index intervalafter intervalbefore intervalcontains intervaldisjoint"
        " intervalduring intervalequals intervalfinishedby intervalfinishes intervalin"
        " intervalmeets intervalmetby intervaloverlappedby intervaloverlaps intervalstartedby"
        " intervalstarts item last latest-version license linkset lrdd manifest mask-icon me"
        " media-feed memento micropub modulepreload monitor monitor-group next next-archive"
        " nofollow noopener noreferrer opener openid2.local_id openid2.provider original p3pv1"
        " payment pingback preconnect predecessor-version prefetch preload prerender prev-archive"
        " preview previous privacy-policy profile publication related replies restconf ruleinput"
        " search section self service service-desc service-doc service-meta sip-trunking-capability"
        " sponsored start status stylesheet subsection successor-version sunset tag"
        " terms-of-service timegate timemap type ugc up version-history via webmention"
        " working-copy working-copy-of"
    )
)

#: Registered for HTML since, but no relations of Atom's: what to write instead. (No answer: a
#: feed's `alternate` is its canonical page.)
MEANT = {"prev": "previous", "canonical": "alternate"}
