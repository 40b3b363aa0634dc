export default {
	title: "Bend & weir",
	url: "https://weir.example/",
	language: "en",
	description: "A river, on foot",
	author: {
		name: "Jo Calder",
		email: "jo@weir.example",
		url: "https://weir.example/about/"
	}
}
