//! `demo --watch`: a change in `src`, `pkg` or `www` builds again and reloads the open pages.
//!
//! The page's script waits in a request that is answered when something has changed (a long poll); it comes from this
//! server as a file of its own, so that it also runs on the page with the strict policy.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use tiny_http::Response;

use crate::serve::{header, plain};
use crate::{build, project};

/// The URLs that are the watcher's.
pub const PREFIX: &str = "/__reload";

const SCRIPT_TAG: &[u8] = b"<script src=\"/__reload.js\" defer></script>\n";

/// Waits for the version after the one it knows; a server that went away is asked again each second.
const SCRIPT: &str = "\
let known = '';
for (;;) {
  try {
    const now = await (await fetch('/__reload?after=' + known)).text();
    if (known && now !== known) location.reload();
    known = now;
  } catch {
    await new Promise((later) => setTimeout(later, 1000));
  }
}
";

/// Saving one file is several events, saving all of an editor's many: the build waits for this much quiet.
const QUIET: Duration = Duration::from_millis(150);

/// A long poll is answered after this time even when nothing has changed.
const PATIENCE: Duration = Duration::from_secs(25);

/// How often the site has been rebuilt, for those who wait for the next time.
pub struct Changes {
    /// Tells this server from an earlier one on the same port, so that its pages reload too.
    server: u32,
    count: Mutex<u64>,
    changed: Condvar,
}

impl Changes {
    fn new() -> Changes {
        Changes { server: std::process::id(), count: Mutex::new(0), changed: Condvar::new() }
    }

    fn announce(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// The version now, or, if that is the one already known, the next one.
    fn after(&self, known: &str, patience: Duration) -> String {
        let name = |count: &u64| format!("{}-{count}", self.server);
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(count, patience, |count| name(count) == known);
        name(&waited.unwrap_or_else(PoisonError::into_inner).0)
    }
}

/// Watches in the background for as long as the program runs.
pub fn start() -> Result<Arc<Changes>> {
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| matters(&event)) {
            // Fails only when the program ends.
            let _ = sender.send(());
        }
    })
    .context("cannot watch for changes")?;
    for folder in watched() {
        watcher
            .watch(&folder, RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {}", folder.display()))?;
    }
    let changes = Arc::new(Changes::new());
    let announced = Arc::clone(&changes);
    std::thread::spawn(move || {
        let _alive = watcher;
        rebuild_on(&events, &announced);
    });
    println!("demo: watching src, pkg and www");
    Ok(changes)
}

fn watched() -> Vec<PathBuf> {
    ["src", "pkg", "www"].into_iter().map(project::at).filter(|folder| folder.exists()).collect()
}

/// A write, not a read, and not of what the build itself writes.
fn matters(event: &Event) -> bool {
    let made: &Path = &project::dist();
    !matches!(event.kind, EventKind::Access(_)) && !event.paths.iter().all(|path| path.starts_with(made))
}

fn rebuild_on(events: &Receiver<()>, changes: &Changes) {
    while events.recv().is_ok() {
        while events.recv_timeout(QUIET).is_ok() {}
        let start = Instant::now();
        match build() {
            Ok(()) => {
                println!("demo: up to date after {:.1} s, reloading", start.elapsed().as_secs_f64());
                changes.announce();
            }
            Err(error) => eprintln!("demo: still showing the last good build: {error:#}"),
        }
    }
}

/// The script, or, for the request it makes, the version to compare.
pub fn answer(changes: &Changes, url: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let answer = match url.strip_prefix(PREFIX) {
        Some(".js") => {
            let script = format!("(async () => {{\n{SCRIPT}}})();\n");
            plain(200, &script).with_header(header("Content-Type", "text/javascript; charset=utf-8"))
        }
        Some(query) => {
            plain(200, &changes.after(query.strip_prefix("?after=").unwrap_or_default(), PATIENCE))
        }
        None => plain(404, "Not found."),
    };
    answer.with_header(header("Cache-Control", "no-store"))
}

/// Puts the script into a page, at the end of its body, or at its own end.
pub fn add_script(page: &mut Vec<u8>) {
    let end = b"</body>";
    let at =
        page.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end)).unwrap_or(page.len());
    page.splice(at..at, SCRIPT_TAG.iter().copied());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_goes_to_the_end_of_the_body() {
        let mut page = b"<body><p>one</p></BODY></html>".to_vec();
        add_script(&mut page);
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("</p><script src=\"/__reload.js\" defer></script>\n</BODY>"), "{page}");

        let mut fragment = b"<p>one".to_vec();
        add_script(&mut fragment);
        assert!(fragment.ends_with(SCRIPT_TAG));
    }

    #[test]
    fn a_poll_waits_for_the_next_version() {
        let changes = Arc::new(Changes::new());
        let moment = Duration::from_millis(20);
        let first = changes.after("", moment);
        assert_eq!(changes.after(&first, moment), first, "nothing has changed");
        let waiting = Arc::clone(&changes);
        let known = first.clone();
        let poll = std::thread::spawn(move || waiting.after(&known, Duration::from_secs(20)));
        changes.announce();
        assert_ne!(poll.join().unwrap(), first);
        assert_ne!(changes.after("another server's", moment), "another server's");
    }

    #[test]
    fn the_builds_own_output_does_not_matter() {
        let write = |path: PathBuf| Event::new(EventKind::Any).add_path(path);
        assert!(matters(&write(project::at("pkg/src/main.js"))));
        assert!(!matters(&write(project::dist().join("carsi-charts.js"))));
        assert!(!matters(
            &Event::new(EventKind::Access(notify::event::AccessKind::Any))
                .add_path(project::at("src/lib.rs"))
        ));
    }
}
