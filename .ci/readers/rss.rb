# What Ruby's own rss (REXML) makes of a feed.
require "json"
require "rss"
require "time"

READ = {
  RSS::Atom::Feed::Entry => lambda do |entry|
    {
      id: entry.id.content,
      title: entry.title.content,
      link: entry.link.href,
      published: entry.published.content,
      authors: entry.authors.map { |author| author.name.content },
      tags: entry.categories.map(&:term),
      content: entry.content&.content.to_s
    }
  end,
  RSS::Rss::Channel::Item => lambda do |item|
    {
      id: item.guid.content,
      title: item.title,
      link: item.link,
      published: item.pubDate,
      authors: item.dc_creators.map(&:content),
      tags: item.categories.map(&:content),
      content: item.description.to_s
    }
  end
}.freeze

ARGV.each do |path|
  RSS::Parser.parse(File.read(path, encoding: "UTF-8"), false).items.each do |item|
    entry = READ.fetch(item.class).call(item)
    entry[:published] = entry[:published].utc.iso8601
    puts JSON.generate({ feed: path, **entry })
  end
end
