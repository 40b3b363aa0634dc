export default async function BlogPage() {
  return null
}
