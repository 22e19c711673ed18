// Reads the document that the application wrote: what stands on it, for the peers to write again. Pictures and their captions are left out.
"use strict";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const within = (element, name) => Array.from(element.children).filter((child) => child.localName === name);
const style = (paragraph) => paragraph.getElementsByTagNameNS(W, "pStyle")[0]?.getAttributeNS(W, "val") ?? "Normal";

function paragraphOf(element) {
  const runs = within(element, "r").map((run) => ({
    text: Array.from(run.getElementsByTagNameNS(W, "t"), (text) => text.textContent).join(""),
    open: run.getElementsByTagNameNS(W, "rStyle").length > 0,
  }));
  return { style: style(element), runs };
}

function tableOf(element) {
  const rows = within(element, "tr").map((row) => within(row, "tc").map((cell) => within(cell, "p").map(paragraphOf)));
  const widths = Array.from(element.getElementsByTagNameNS(W, "gridCol"), (column) => Number(column.getAttributeNS(W, "w")));
  return { widths, head: rows[0], rows: rows.slice(1) };
}

/// Paragraphs and tables in order.
window.contentOf = (zip) => {
  const xml = new DOMParser().parseFromString(zip.file("word/document.xml").asText(), "application/xml");
  const body = xml.getElementsByTagNameNS(W, "body")[0];
  const blocks = Array.from(body.children).filter((element) => element.getElementsByTagNameNS(W, "drawing").length === 0);
  return blocks.flatMap((element) => {
    if (element.localName === "tbl") return [{ table: tableOf(element) }];
    const paragraph = element.localName === "p" && style(element) !== "Caption" && paragraphOf(element);
    return paragraph ? [{ paragraph }] : [];
  });
};

/// The text of a document, to see whether all of it is there.
window.charactersOf = (zip) => {
  const xml = new DOMParser().parseFromString(zip.file("word/document.xml").asText(), "application/xml");
  return Array.from(xml.getElementsByTagNameNS(W, "t"), (text) => text.textContent.length).reduce((sum, length) => sum + length, 0);
};
