// Where this page's own files are: below the digest of all of them, so that they can be cached for ever.

export const FILES = new URL("..", import.meta.url).href.replace(/\/$/, "");
