// What Go's gofeed makes of a feed.
package main

import (
	"encoding/json"
	"log"
	"os"
	"time"

	"github.com/mmcdole/gofeed"
)

func main() {
	lines := json.NewEncoder(os.Stdout)
	for _, path := range os.Args[1:] {
		file, err := os.Open(path)
		if err != nil {
			log.Fatal(err)
		}
		feed, err := gofeed.NewParser().Parse(file)
		if err != nil {
			log.Fatal(path, ": ", err)
		}
		for _, item := range feed.Items {
			authors := []string{}
			for _, author := range item.Authors {
				authors = append(authors, author.Name)
			}
			content := item.Content
			if content == "" {
				content = item.Description
			}
			lines.Encode(map[string]any{
				"feed":      path,
				"id":        item.GUID,
				"title":     item.Title,
				"link":      item.Link,
				"published": item.PublishedParsed.Format(time.RFC3339),
				"authors":   authors,
				"tags":      append([]string{}, item.Categories...),
				"content":   content,
			})
		}
	}
}
