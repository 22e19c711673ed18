// The files that the rescue page writes: a ZIP without compression, and lines of JSON.

/** From how many bytes on a part of a file is handed over to the browser, which need not keep it in memory. */
const PART = 8 * 1024 * 1024;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1;
  return byte;
});

/** The content of a file as it grows. */
export class Pile {
  parts = [];
  fresh = [];
  weight = 0;
  size = 0;
  crc = ~0;

  add(bytes) {
    let crc = this.crc;
    for (let nth = 0; nth < bytes.length; nth += 1) crc = CRC[(crc ^ bytes[nth]) & 255] ^ (crc >>> 8);
    this.crc = crc;
    this.size += bytes.length;
    this.weight += bytes.length;
    this.fresh.push(bytes);
    if (this.weight > PART) this.settle();
  }

  text(text) {
    this.add(new TextEncoder().encode(text));
  }

  settle() {
    if (this.fresh.length > 0) this.parts.push(new Blob(this.fresh));
    [this.fresh, this.weight] = [[], 0];
  }
}

/** A ZIP of files that are stored without compression (PKWARE APPNOTE 4.3): nothing has to work but adding up. */
export class Zip {
  parts = [];
  entries = [];
  size = 0;

  add(name, pile) {
    pile.settle();
    const header = this.header(name, pile);
    this.entries.push({ header, from: this.size });
    this.parts.push(Uint8Array.of(0x50, 0x4b, 3, 4), header, ...pile.parts);
    this.size += 4 + header.length + pile.size;
    // Beyond that the format has other fields. The raw records have no such limit.
    if (this.size > 0xfff00000 || this.entries.length > 0xfff0) throw new Error("too large for a ZIP");
  }

  /** What the entry and the directory at the end say of a file alike. */
  header(name, { size, crc }) {
    const path = new TextEncoder().encode(name);
    const now = new Date();
    const header = new Uint8Array(26 + path.length);
    const view = new DataView(header.buffer);
    view.setUint16(0, 10, true);
    view.setUint16(2, 0x0800, true); // The name is UTF-8.
    view.setUint16(6, (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1), true);
    view.setUint16(8, ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate(), true);
    view.setUint32(10, ~crc >>> 0, true);
    view.setUint32(14, size, true);
    view.setUint32(18, size, true);
    view.setUint16(22, path.length, true);
    header.set(path, 26);
    return header;
  }

  finish() {
    let length = 0;
    for (const { header, from } of this.entries) {
      // The fields of the entry, and between them and the name: comment, disk, attributes, where the entry is.
      const entry = new Uint8Array(46 + header.length - 26);
      entry.set([0x50, 0x4b, 1, 2, 10, 0]);
      entry.set(header.subarray(0, 26), 6);
      new DataView(entry.buffer).setUint32(42, from, true);
      entry.set(header.subarray(26), 46);
      this.parts.push(entry);
      length += entry.length;
    }
    const end = new Uint8Array(22);
    const view = new DataView(end.buffer);
    end.set([0x50, 0x4b, 5, 6]);
    view.setUint16(8, this.entries.length, true);
    view.setUint16(10, this.entries.length, true);
    view.setUint32(12, length, true);
    view.setUint32(16, this.size, true);
    return new Blob([...this.parts, end], { type: "application/zip" });
  }
}

/** One record as a line of JSON: bytes in base64, texts as they are. */
export function rawLine(store, { key, value, error }) {
  let line = { store, key };
  if (error) line.error = error;
  else if (value instanceof Uint8Array) line.bytes = base64(value);
  else line.value = value;
  try {
    return `${JSON.stringify(line)}\n`;
  } catch (unwritable) {
    return `${JSON.stringify({ store, key: String(key), error: String(unwritable) })}\n`;
  }
}

function base64(bytes) {
  let text = "";
  // Whole groups of three bytes at a time, as many as a call takes.
  for (let from = 0; from < bytes.length; from += 24_576) text += btoa(String.fromCharCode(...bytes.subarray(from, from + 24_576)));
  return text;
}
