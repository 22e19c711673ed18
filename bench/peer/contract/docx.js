// The document with docx: objects of the library, its own styles of the same names, head and foot with a number of pages.
"use strict";

{
  const { AlignmentType, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } = window.docx;
  const HEADINGS = { Title: HeadingLevel.TITLE, Heading1: HeadingLevel.HEADING_1, Heading2: HeadingLevel.HEADING_2 };
  const SIZES = { BodyTextSecond: 18, HeadingSecond: 18, ListContinue: 18, Notice: 18, SmallPrint: 18, Subtitle: 24, TableHeading: 17, TableText: 18, TableTextSecond: 16 };
  const styles = {
    default: { document: { run: { size: 21, font: { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "MS Mincho" } } } },
    paragraphStyles: Object.entries(SIZES).map(([id, size]) => ({ id, name: id, basedOn: "Normal", run: { size } })),
    characterStyles: [{ id: "OpenQuestion", name: "Open question", run: { bold: true, shading: { type: ShadingType.CLEAR, fill: "FFF2A8" } } }],
  };
  const numbering = { config: [{ reference: "bullets", levels: [{ level: 0, format: LevelFormat.BULLET, text: "•", alignment: AlignmentType.LEFT }] }] };

  const paragraph = ({ style, runs }) => new Paragraph({
    ...(HEADINGS[style] ? { heading: HEADINGS[style] } : { style }),
    ...(style === "ListBullet" ? { numbering: { reference: "bullets", level: 0 } } : {}),
    children: runs.map(({ text, open }) => new TextRun(open ? { text, style: "OpenQuestion" } : { text })),
  });
  const row = (cells, widths, tableHeader) => new TableRow({
    tableHeader,
    cantSplit: true,
    children: cells.map((paragraphs, nth) => new TableCell({ width: { size: widths[nth], type: WidthType.DXA }, children: paragraphs.map(paragraph) })),
  });
  const table = ({ widths, head, rows }) => new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows: [row(head, widths, true), ...rows.map((cells) => row(cells, widths, false))],
  });

  window.writeWithDocx = (content) => {
    const title = content[0].paragraph.runs.map(({ text }) => text).join("");
    const document = new Document({
      title,
      styles,
      numbering,
      sections: [{
        headers: { default: new Header({ children: [new Paragraph(title)] }) },
        footers: { default: new Footer({ children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })] })] }) },
        children: content.map((block) => block.table ? table(block.table) : paragraph(block.paragraph)),
      }],
    });
    return Packer.toArrayBuffer(document);
  };
}
