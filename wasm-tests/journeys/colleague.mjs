// A colleague's commits: what merging a file of another computer will bring, put into the store as docs/FORMAT.md says.

/** The id of the colleague's browser profile: it sorts behind most others. */
const REPLICA = "f2f2f2f2-f2f2-42f2-82f2-f2f2f2f2f2f2";

/**
 * Stores a commit that the colleague made having seen the first `seen` commits of this browser, and nothing since.
 * `changes` are tables of the format. The page shows it once it is loaded again.
 */
export async function mergeFromColleague(page, { seen, author, at, action = "edit", changes }) {
  await page.evaluate(
    async ({ replica, seen, author, at, action, changes }) => {
      const done = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await done(indexedDB.open("daicho"));
      const standing = await done(db.transaction("meta").objectStore("meta").get("state"));
      const [first, ...heads] = standing.trim().split("\n");
      const own = heads.find((line) => !line.startsWith(replica)).split(" ")[0];
      const commit = { format: 1, replica, seq: 1, prev: null, seen: { [own]: seen }, at, author, note: "", source: { action }, changes };
      const body = new TextEncoder().encode(JSON.stringify(commit));
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body));

      // The layout of records: app/src/store/record.rs and indexed_db/commits.rs.
      const record = new Uint8Array(57 + body.length);
      const view = new DataView(record.buffer);
      record[0] = 1;
      view.setUint32(1, 40, true);
      view.setBigUint64(5, 1n, true);
      record.set(hash, 13);
      view.setBigUint64(45, BigInt(body.length), true);
      view.setUint32(53, 4 * 1024 * 1024, true);
      record.set(body, 57);

      const write = db.transaction(["meta", "commits"], "readwrite");
      write.objectStore("commits").add(record, [replica, 1]);
      const revision = Number(first.split(" ")[1]) + 1;
      const lines = [...heads, `${replica} 1`].sort();
      write.objectStore("meta").put([`revision ${revision}`, ...lines, ""].join("\n"), "state");
      await new Promise((resolve, reject) => {
        write.oncomplete = resolve;
        write.onerror = write.onabort = () => reject(write.error);
      });
      db.close();
    },
    { replica: REPLICA, seen, author, at, action, changes },
  );
  await page.reload();
}
