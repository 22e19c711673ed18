// Reads a ZIP as the format says, and no more leniently than that.
import { inflateRawSync } from "node:zlib";
import { assert, assertEqual } from "./stage.mjs";

/** Returns the files in a ZIP: names and contents. Fails when its parts do not agree. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  assert(end >= 0 && end + 22 === bytes.length, "the end of the directory is the end of the file");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  assertEqual(at + bytes.readUInt32LE(end + 12), end, "end of the directory");
  const files = new Map();
  for (let nth = 0; nth < count; nth += 1) {
    assertEqual(bytes.readUInt32LE(at), 0x02014b50, "signature in the directory");
    const [method, crc, packed, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const path = bytes.subarray(at + 46, at + 46 + name).toString("utf8");
    const entry = bytes.readUInt32LE(at + 42);
    assertEqual(bytes.readUInt32LE(entry), 0x04034b50, `signature of ${path}`);
    const from = entry + 30 + bytes.readUInt16LE(entry + 26) + bytes.readUInt16LE(entry + 28);
    assertEqual(bytes.subarray(entry + 30, entry + 30 + name).toString("utf8"), path, "name in the entry");
    const stored = bytes.subarray(from, from + packed);
    const content = method === 0 ? stored : inflateRawSync(stored);
    assertEqual([content.length, crc32(content)], [size, crc], `size and checksum of ${path}`);
    assert(!files.has(path), `${path} twice`);
    files.set(path, content);
    at += 46 + name + extra + comment;
  }
  assertEqual(at, end, "length of the directory");
  return files;
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
