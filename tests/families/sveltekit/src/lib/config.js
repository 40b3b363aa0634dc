export const siteTitle = 'Harbour log'
export const siteDescription = 'Tides, knots and paint'
export const siteURL = 'https://quay.example'
export const siteAuthor = 'Tom Reyes'
export const navItems = [{ title: 'Blog', route: '/blog' }]
