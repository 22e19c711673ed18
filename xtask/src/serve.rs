//! `cargo xtask serve`, and a small static server that also serves the journeys.
//!
//! One thread a connection, one request a connection: enough for a browser on this machine. Every answer says
//! `no-cache`, as a page that was built a second ago must not be an old one.

mod request;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use crate::options::Options;
use crate::run::Failure;
use crate::setup::{self, Workshop};
use crate::site;

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 100;
const LONGEST_HEAD: u64 = 64 * 1024;

/// Sets up, builds and serves until it is stopped.
pub(crate) fn command(options: &mut Options) -> Result<ExitCode, Failure> {
    let port = options.value("--port")?.unwrap_or(FIRST_PORT);
    let no_build = options.flag("--no-build");
    options.finish()?;
    let mut workshop = Workshop::open()?;
    let dist = workshop.root.join("dist");
    if !no_build {
        setup::for_building(&mut workshop)?;
        site::build(&workshop)?;
    } else if !dist.join("index.html").is_file() {
        return Err(Failure::new(
            "dist/ holds no page yet; leave out --no-build",
        ));
    }
    let server = Server::bind(dist, "/", port)?;
    println!("Daicho is served on {}  (Ctrl+C ends it)", server.address());
    server.serve();
    Ok(ExitCode::SUCCESS)
}

/// A static server on this machine's loopback address.
#[derive(Debug)]
pub(crate) struct Server {
    listener: TcpListener,
    address: SocketAddr,
    site: Arc<Site>,
}

/// What is served: a folder, under a path such as `/` or `/some/path/`.
#[derive(Debug)]
struct Site {
    folder: PathBuf,
    prefix: String,
}

impl Server {
    /// Listens on the first free port from `port` on; port 0 is any free port.
    pub(crate) fn bind(folder: PathBuf, prefix: &str, port: u16) -> Result<Self, Failure> {
        let ports = port..=port.saturating_add(if port == 0 { 0 } else { PORTS_TRIED });
        let mut refused = None;
        for port in ports {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port))
                .and_then(|listener| Ok((listener.local_addr()?, listener)))
            {
                Ok((address, listener)) => {
                    let site = Arc::new(Site {
                        folder,
                        prefix: prefix.to_owned(),
                    });
                    return Ok(Self {
                        listener,
                        address,
                        site,
                    });
                }
                Err(error) => refused = Some(error),
            }
        }
        let why = refused.map_or_else(String::new, |error| format!(": {error}"));
        Err(Failure::new(format!("no free port from {port} on{why}")))
    }

    /// Returns the address of the first page.
    pub(crate) fn address(&self) -> String {
        format!("http://{}{}", self.address, self.site.prefix)
    }

    /// Answers requests until the process ends.
    pub(crate) fn serve(&self) {
        for connection in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            std::thread::spawn(move || {
                // A browser that hangs up early is nothing to report.
                let _ = site.answer(&connection);
            });
        }
    }
}

impl Site {
    fn answer(&self, connection: &TcpStream) -> std::io::Result<()> {
        connection.set_read_timeout(Some(Duration::from_secs(30)))?;
        connection.set_write_timeout(Some(Duration::from_secs(30)))?;
        let mut reader = BufReader::new(connection.take(LONGEST_HEAD));
        let mut first_line = String::new();
        reader.read_line(&mut first_line)?;
        // The rest of the head has to be read, or closing the connection would reset it.
        let mut line = String::new();
        while reader.read_line(&mut line)? > 2 {
            line.clear();
        }
        let mut writer = connection;
        match request::read(&first_line, &self.prefix) {
            Ok(wanted) => self.send(&mut writer, &wanted),
            Err(refusal) => send_status(&mut writer, refusal.status()),
        }
    }

    fn send(&self, writer: &mut impl Write, wanted: &request::Wanted) -> std::io::Result<()> {
        let mut file = self.folder.join(&wanted.path);
        if file.is_dir() {
            file.push("index.html");
        }
        if !is_inside(&self.folder, &file) {
            return send_status(writer, "404 Not Found");
        }
        let Ok(bytes) = std::fs::read(&file) else {
            return send_status(writer, "404 Not Found");
        };
        let kind = request::media_type(&file);
        write!(
            writer,
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n",
            bytes.len()
        )?;
        write!(
            writer,
            "Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
        )?;
        if wanted.with_body {
            writer.write_all(&bytes)?;
        }
        writer.flush()
    }
}

/// Returns whether the file, links followed, lies in the folder.
fn is_inside(folder: &Path, file: &Path) -> bool {
    match (folder.canonicalize(), file.canonicalize()) {
        (Ok(folder), Ok(file)) => file.starts_with(folder),
        _ => false,
    }
}

fn send_status(writer: &mut impl Write, status: &str) -> std::io::Result<()> {
    write!(
        writer,
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n",
        status.len()
    )?;
    write!(
        writer,
        "Cache-Control: no-cache\r\nConnection: close\r\n\r\n{status}"
    )?;
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(server: &str, target: &str) -> String {
        let mut stream = TcpStream::connect(server).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn the_server_gives_the_files_of_its_folder_and_no_others() {
        let place = std::env::temp_dir().join(format!("daicho-serve-{}", std::process::id()));
        std::fs::create_dir_all(place.join("site")).unwrap();
        std::fs::write(place.join("site/index.html"), "hello").unwrap();
        std::fs::write(place.join("site/a.wasm"), "wasm").unwrap();
        std::fs::write(place.join("secret"), "secret").unwrap();
        #[cfg(unix)]
        let _ = std::os::unix::fs::symlink(place.join("secret"), place.join("site/link"));
        let server = Server::bind(place.join("site"), "/sub/", 0).unwrap();
        let address = server.address.to_string();
        std::thread::spawn(move || server.serve());

        assert!(get(&address, "/sub/").ends_with("\r\n\r\nhello"));
        assert!(get(&address, "/sub/?x=1").ends_with("\r\n\r\nhello"));
        assert!(get(&address, "/sub/a.wasm").contains("Content-Type: application/wasm\r\n"));
        assert!(get(&address, "/sub/a.wasm").contains("Cache-Control: no-cache\r\n"));
        for target in [
            "/",
            "/index.html",
            "/sub/secret",
            "/sub/../secret",
            "/sub/%2e%2e/secret",
            "/sub/..%2fsecret",
            "/sub/link",
        ] {
            assert!(
                get(&address, target).starts_with("HTTP/1.1 404"),
                "{target}"
            );
        }
        std::fs::remove_dir_all(place).unwrap();
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let first = Server::bind(PathBuf::from("."), "/", 18_080).unwrap();
        let second = Server::bind(PathBuf::from("."), "/", first.address.port()).unwrap();
        assert!(second.address.port() > first.address.port());
    }
}
