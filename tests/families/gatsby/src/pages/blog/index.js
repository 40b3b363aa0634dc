import * as React from "react"

export default function BlogIndexPage() {
  return <h1>Latest posts</h1>
}
