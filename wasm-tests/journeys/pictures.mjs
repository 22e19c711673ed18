// Pictures and draw.io files to draw on.
import { crc32, deflateSync } from "node:zlib";

/** A PNG of one grey. */
export function png(width, height, grey) {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, grey);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

/** A draw.io file of one page with these cells. */
export const graph = (cells) => `<mxfile><diagram name="1F"><mxGraphModel pageWidth="800" pageHeight="400"><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cells}</root></mxGraphModel></diagram></mxfile>`;

/** A cell of a draw.io file, with its place. */
export const cell = (id, value, parent, [x, y, width, height], style = "rounded=1") =>
  `<mxCell id="${id}" value="${value}" style="${style}" vertex="1" parent="${parent}"><mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/></mxCell>`;

/** A file to choose. */
export const picture = (name, mimeType, content) => ({ name, mimeType, buffer: Buffer.from(content) });

/** A PDF whose pages are as wide as told, each with a line of text; `trailer` adds to its trailer. */
export function pdf(widths, trailer = "", font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>") {
  const pages = widths.flatMap((width, nth) => {
    const text = `BT /F 40 Tf 20 40 Td (Page ${nth + 1}) Tj ET 1 0 0 rg 0 90 ${width / 2} 10 re f`;
    return [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} 200]/Contents ${5 + 2 * nth} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
      `<</Length ${text.length}>>stream\n${text}\nendstream`,
    ];
  });
  const kids = widths.map((_, nth) => `${4 + 2 * nth} 0 R`).join(" ");
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", `<</Type/Pages/Kids[${kids}]/Count ${widths.length}>>`, font, ...pages];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, nth) => {
    const at = text.length;
    text += `${nth + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const count = objects.length + 1;
  return `${text}xref\n0 ${count}\n0000000000 65535 f \n${places.join("")}trailer\n<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
}
