//! `cargo xtask demo`: `www/` at `/` and the built package at `/pkg/dist/`, on this machine only.
//!
//! Files are read at each request and never cached without asking, so that a reload always shows what is on disk.

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::watch::{self, Changes};
use crate::{build, project};

const FIRST_PORT: u16 = 8080;

/// How many ports are tried, from the asked one upwards.
const PORTS_TRIED: u16 = 100;

/// The headers a careful host sends, on the pages that prove the package works under them.
const STRICT_PAGES: &[&str] = &["csp.html"];
const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self'";

/// Types by extension. Without `application/wasm` a browser refuses to compile while it downloads.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("md", "text/markdown; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml; charset=utf-8"),
];

/// What follows `cargo xtask demo`.
#[derive(Debug, PartialEq)]
pub struct Options {
    pub port: u16,
    pub watch: bool,
}

impl Options {
    pub fn parse(arguments: &[&str]) -> Result<Options> {
        let mut options = Options { port: FIRST_PORT, watch: false };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match *argument {
                "--watch" => options.watch = true,
                "--port" => {
                    let port = arguments.next().context("--port needs a number")?;
                    options.port =
                        port.parse().with_context(|| format!("--port {port}: not a port number"))?;
                }
                other => bail!("demo: unknown option `{other}`; it takes --port N and --watch"),
            }
        }
        Ok(options)
    }
}

/// Builds, then serves until it is interrupted.
pub fn demo(options: &Options) -> Result<()> {
    build()?;
    let listener = listen(options.port)?;
    let port = listener.local_addr()?.port();
    if port != options.port && options.port != 0 {
        println!("demo: port {} is taken, so this is port {port}", options.port);
    }
    println!("demo: http://127.0.0.1:{port}/  (Ctrl+C stops it)");

    let changes = if options.watch { Some(watch::start()?) } else { None };
    let site = Arc::new(Site { www: project::at("www"), dist: project::dist(), changes });
    let server =
        Server::from_listener(listener, None).map_err(|error| anyhow::anyhow!("cannot serve: {error}"))?;
    loop {
        let request = server.recv()?;
        let site = Arc::clone(&site);
        // A thread each: the reload request of --watch waits for a change and must not hold up the others.
        std::thread::spawn(move || site.answer(request));
    }
}

/// The asked port, or the next one that is free.
fn listen(first: u16) -> Result<TcpListener> {
    let last = first.saturating_add(PORTS_TRIED - 1);
    for port in first..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            bound => return bound.with_context(|| format!("cannot listen on 127.0.0.1:{port}")),
        }
    }
    bail!("the ports {first} to {last} are all taken; choose another with --port N")
}

struct Site {
    www: PathBuf,
    dist: PathBuf,
    /// Only with `--watch`.
    changes: Option<Arc<Changes>>,
}

type Answer = Response<std::io::Cursor<Vec<u8>>>;

impl Site {
    fn answer(&self, request: Request) {
        let answer = match request.method() {
            Method::Get | Method::Head => self.get(&request),
            _ => plain(405, "Only GET and HEAD."),
        };
        // The browser may be gone by now, which is its right.
        let _ = request.respond(answer);
    }

    fn get(&self, request: &Request) -> Answer {
        let url = request.url();
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if let (Some(changes), true) = (&self.changes, path.starts_with(watch::PREFIX)) {
            return watch::answer(changes, url);
        }
        let Some(file) = self.file(path) else {
            return plain(404, "Not found.");
        };
        if file.is_dir() {
            // With the slash, so that the page's relative links start from the right folder.
            return plain(301, "Moved.").with_header(header("Location", &format!("{path}/")));
        }
        let Ok(mut body) = fs::read(&file) else {
            return plain(404, "Not found.");
        };
        let mime = mime(&file);
        if self.changes.is_some() && mime.starts_with("text/html") {
            watch::add_script(&mut body);
        }
        let etag = etag(&body);
        let same =
            request.headers().iter().any(|h| h.field.equiv("If-None-Match") && h.value.as_str() == etag);
        let (status, body) = if same { (304, Vec::new()) } else { (200, body) };
        let mut answer = Response::from_data(body)
            .with_status_code(status)
            .with_header(header("Content-Type", mime))
            .with_header(header("Cache-Control", "no-cache"))
            .with_header(header("ETag", &etag))
            .with_header(header("X-Content-Type-Options", "nosniff"));
        if file.file_name().is_some_and(|name| STRICT_PAGES.iter().any(|page| name == *page)) {
            answer.add_header(header("Content-Security-Policy", STRICT_POLICY));
        }
        answer
    }

    /// The file or folder that a URL path names. `None` when there is none, or when it would lie outside.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let path = percent_decoded(path.strip_prefix('/')?)?;
        let (root, rest) = match path.strip_prefix("pkg/dist/") {
            Some(rest) => (&self.dist, rest),
            None => (&self.www, path.as_str()),
        };
        let mut file = root.clone();
        for part in rest.split('/').filter(|part| !part.is_empty()) {
            if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
                return None;
            }
            file.push(part);
        }
        if rest.is_empty() || rest.ends_with('/') {
            file.push("index.html");
        }
        // The real path, so that a symbolic link cannot lead out either.
        let real = file.canonicalize().ok()?;
        real.starts_with(root.canonicalize().ok()?).then_some(file)
    }
}

pub fn plain(status: u16, text: &str) -> Answer {
    Response::from_string(text).with_status_code(status)
}

/// A header from text that this program wrote; what a header cannot hold is left out.
pub fn header(name: &str, value: &str) -> Header {
    let value: String = value.chars().filter(|c| (' '..='~').contains(c)).collect();
    Header::from_bytes(name, value.as_bytes())
        .unwrap_or_else(|()| unreachable!("printable ASCII is a header value"))
}

fn mime(file: &Path) -> &'static str {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let known = TYPES.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known));
    known.map_or("application/octet-stream", |(_, mime)| mime)
}

fn etag(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    let start: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{start}\"")
}

/// `%20` and the like, as UTF-8. `None` for anything malformed.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn site(folder: &Path) -> Site {
        let site = Site { www: folder.join("www"), dist: folder.join("dist"), changes: None };
        fs::create_dir_all(site.www.join("data")).unwrap();
        fs::create_dir_all(&site.dist).unwrap();
        for file in
            ["www/index.html", "www/data/a b.csv", "www/.hidden", "dist/carsi-charts.wasm", "secret.txt"]
        {
            fs::write(folder.join(file), "x").unwrap();
        }
        site
    }

    #[test]
    fn urls_map_to_both_roots() {
        let folder = Scratch::new("map");
        let site = site(&folder);
        assert_eq!(site.file("/"), Some(site.www.join("index.html")));
        assert_eq!(site.file("/data/a%20b.csv"), Some(site.www.join("data/a b.csv")));
        assert_eq!(site.file("/pkg/dist/carsi-charts.wasm"), Some(site.dist.join("carsi-charts.wasm")));
        assert_eq!(site.file("/data"), Some(site.www.join("data")));
        assert_eq!(site.file("/data/"), None);
        assert_eq!(site.file("/none.html"), None);
    }

    #[test]
    fn nothing_outside_the_roots() {
        let folder = Scratch::new("outside");
        let site = site(&folder);
        for path in [
            "/../secret.txt",
            "/data/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/pkg/dist/../../secret.txt",
            "/pkg/dist/%2e%2e/secret.txt",
            "//secret.txt",
            "/.hidden",
            "/%ff",
            "/%",
            "secret.txt",
        ] {
            assert_eq!(site.file(path), None, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_cannot_lead_out() {
        let folder = Scratch::new("link");
        let site = site(&folder);
        std::os::unix::fs::symlink(site.www.join("../secret.txt"), site.www.join("link.txt")).unwrap();
        assert_eq!(site.file("/link.txt"), None);
    }

    #[test]
    fn types_by_extension() {
        assert_eq!(mime(Path::new("a/b.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("b.CSV")), "text/csv; charset=utf-8");
        assert_eq!(mime(Path::new("b.d.ts")), "application/octet-stream");
        assert_eq!(mime(Path::new("none")), "application/octet-stream");
        assert!(TYPES.is_sorted());
    }

    #[test]
    fn next_port_when_taken() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let next = listen(port).unwrap().local_addr().unwrap().port();
        assert!(next > port && next < port + PORTS_TRIED, "{next} after {port}");
    }

    #[test]
    fn options() {
        let parse = |line: &str| Options::parse(&line.split_whitespace().collect::<Vec<_>>());
        assert_eq!(parse("").unwrap(), Options { port: 8080, watch: false });
        assert_eq!(parse("--port 9000 --watch").unwrap(), Options { port: 9000, watch: true });
        assert!(parse("--port").is_err());
        assert!(parse("--port eighty").is_err());
        assert!(parse("--prot 1").unwrap_err().to_string().contains("--prot"));
    }
}
