# What Perl's XML::Feed (XML::Atom, XML::RSS) makes of a feed.
use strict;
use warnings;
use JSON::PP;
use XML::Feed;

$XML::Atom::ForceUnicode = 1;    # it returns bytes otherwise

my $json = JSON::PP->new->utf8->canonical;
for my $path (@ARGV) {
    my $feed = XML::Feed->parse($path) or die "$path: ", XML::Feed->errstr, "\n";
    for my $entry ($feed->entries) {
        my @authors = map { ref eq 'ARRAY' ? @$_ : $_ } $entry->author;
        print $json->encode({
            feed      => $path,
            id        => $entry->id,
            title     => $entry->title,
            link      => $entry->link,
            published => $entry->issued->iso8601 . 'Z',
            authors   => \@authors,
            tags      => [$entry->category],
            content   => $entry->content->body // '',
        }), "\n";
    }
}
