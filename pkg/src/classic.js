// For the classic script: what stands in place of `import.meta.url`. Pasted into a page the script lies nowhere, and its
// files are looked for beside that page.

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
export const HERE = script?.src || document.baseURI;
