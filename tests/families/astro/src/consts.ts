// Place any global data in this file.
// You can import this data from anywhere in your site by using the `import` keyword.

export const SITE_TITLE = "Dusk log";
export const SITE_DESCRIPTION = "What can be seen from the roof";
