/** @type {import("pliny/config").PlinyConfig } */
const siteMetadata = {
  title: 'Wrong fount',
  author: 'Iris Vale',
  headerTitle: 'Wrong fount',
  description: 'Letterpress, one sort at a time',
  language: 'en-gb',
  theme: 'system', // system, dark or light
  siteUrl: 'https://fount.example',
  siteLogo: `${process.env.BASE_PATH || ''}/static/images/logo.png`,
  email: 'iris@fount.example',
  locale: 'en-GB',
}

module.exports = siteMetadata
