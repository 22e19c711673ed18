// Gives the document of the application to the peers, and measures how long each writes it: from its content in memory to the bytes of
// the file. Reading the content and making the template are not counted.
"use strict";

{
  let content;
  let template;
  let data;
  const counts = () => ({
    paragraphs: content.filter(({ paragraph }) => paragraph).length,
    rows: content.flatMap(({ table }) => table?.rows ?? []).length,
  });

  window.peer = {
    take(base64) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      content = window.contentOf(new window.PizZip(bytes));
      template = window.templateOf(new window.PizZip(bytes), content);
      data = window.dataOf(content);
    },
    async write(name) {
      const began = performance.now();
      const bytes = name === "docx" ? await window.writeWithDocx(content) : window.writeWithTemplater(template, data);
      const milliseconds = performance.now() - began;
      return { milliseconds, bytes: bytes.byteLength, characters: window.charactersOf(new window.PizZip(bytes)), counts: counts() };
    },
  };
}
