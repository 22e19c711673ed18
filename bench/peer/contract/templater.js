// The document with docxtemplater: a template with loops over chapters, articles and rows, made of the parts of the document itself
// (styles, head and foot), so that only its body is written anew. The template is made before, as a person would in Word.
"use strict";

{
  const tag = (text, style) => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const RUNS = '<w:r><w:t xml:space="preserve">{#runs}{plain}</w:t></w:r><w:r><w:rPr><w:rStyle w:val="OpenQuestion"/></w:rPr><w:t xml:space="preserve">{marked}{/runs}</w:t></w:r>';
  const line = (style) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${RUNS}</w:p>`;
  /// Paragraphs of the first and the second style.
  const lines = (list, first, second) => `${tag(`{#${list}}`)}${tag("{#first}")}${line(first)}${tag("{/first}")}${tag("{^first}")}${line(second)}${tag("{/first}")}${tag(`{/${list}}`)}`;

  /// A table with a loop over rows: its tags stand in the first and the last cell.
  const table = ({ widths, head }, kind) => {
    const cell = (width, inside) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;
    const text = (paragraphs) => paragraphs.map(({ runs }) => tag(runs.map((run) => run.text).join(""), "TableHeading")).join("");
    const cells = widths.map((width, nth) => {
      const [begin, end] = [nth === 0 ? "{#rows}" : "", nth === widths.length - 1 ? "{/rows}" : ""];
      return cell(width, `${begin && tag(begin)}${lines(`c${nth}`, "TableText", "TableTextSecond")}${tag(end, "TableText")}`);
    });
    const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
    const header = head.map((paragraphs, nth) => cell(widths[nth], text(paragraphs))).join("");
    const properties = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>';
    return `${tag(`{#t${kind}}`)}<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${header}</w:tr><w:tr>${cells.join("")}</w:tr></w:tbl>${tag(`{/t${kind}}`)}`;
  };

  window.templateOf = (zip, content) => {
    const tables = content.flatMap(({ table }) => table ? [table] : []);
    const xml = zip.file("word/document.xml").asText();
    const [start, section] = [xml.slice(0, xml.indexOf("<w:body>") + 8), xml.slice(xml.lastIndexOf("<w:sectPr>"))];
    const body = [
      lines("title", "Title", "Subtitle"), lines("notice", "Notice", "Notice"),
      tag("{#chapters}"), line("Heading1"), lines("small", "SmallPrint", "SmallPrint"), lines("bullets", "ListBullet", "ListContinue"),
      tag("{#articles}"), line("Heading2"), lines("body", "BodyText", "BodyTextSecond"), tag("{/articles}"),
      ...tables.map(table), tag("{/chapters}"),
    ];
    // Pictures are left out for both peers.
    const references = "word/_rels/document.xml.rels";
    zip.file(references, zip.file(references).asText().replace(/<Relationship [^>]*media[^>]*>/g, ""));
    zip.file(/^word\/media\//).forEach(({ name }) => zip.remove(name));
    zip.file("word/document.xml", `${start}${body.join("")}${section}`);
    return zip.generate({ type: "arraybuffer" });
  };

  const SECOND = ["Subtitle", "BodyTextSecond", "HeadingSecond", "ListContinue", "TableTextSecond"];
  const said = ({ style, runs }) => ({
    first: !SECOND.includes(style),
    runs: runs.map(({ text, open }) => open ? { plain: "", marked: text } : { plain: text, marked: "" }),
  });

  /// The content as the template wants it.
  window.dataOf = (content) => {
    const data = { title: [], notice: [], chapters: [] };
    let kind = 0;
    for (const { paragraph, table } of content) {
      const chapter = data.chapters.at(-1);
      if (table) {
        const rows = table.rows.map((cells) => Object.fromEntries(cells.map((paragraphs, nth) => [`c${nth}`, paragraphs.map(said)])));
        (chapter ?? data)[`t${kind}`] = [{ rows }];
        kind += 1;
        continue;
      }
      const { style } = paragraph;
      if (["Title", "Subtitle"].includes(style)) data.title.push(said(paragraph));
      else if (style === "Notice") data.notice.push(said(paragraph));
      else if (style === "Heading1") data.chapters.push({ ...said(paragraph), small: [], bullets: [], articles: [] });
      else if (style === "Heading2") chapter.articles.push({ ...said(paragraph), body: [] });
      else if (style === "SmallPrint") chapter.small.push(said(paragraph));
      else if (style.startsWith("List")) chapter.bullets.push(said(paragraph));
      else chapter?.articles.at(-1)?.body.push(said(paragraph));
    }
    return data;
  };

  window.writeWithTemplater = (template, data) => {
    const document = new window.docxtemplater(new window.PizZip(template), { paragraphLoop: true, linebreaks: true });
    document.render(data);
    return document.getZip().generate({ type: "arraybuffer", compression: "DEFLATE" });
  };
}
