//! `cargo xtask test`: every check of the project, one stage after the other, each told apart, timed and counted.
//!
//! A stage that fails does not stop the ones after it. The last line printed is `N passed, N failed`: tests count each,
//! any other stage (a lint, the size budget) counts as one.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{bundle, command, dependencies, project, setup, size, wasm};

/// A test that hangs must not hold a machine for hours.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// Which stages to run: the usual ones, one part while working on it, or the whole, which has the real hosts too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    Usual,
    Native,
    Browser,
    Hosts,
    Whole,
}

impl Part {
    pub fn parse(options: &[&str]) -> Result<Part> {
        match options {
            [] => Ok(Part::Usual),
            ["--hosts"] => Ok(Part::Whole),
            ["--only", "native"] => Ok(Part::Native),
            ["--only", "browser"] => Ok(Part::Browser),
            ["--only", "hosts"] => Ok(Part::Hosts),
            _ => bail!(
                "test: not understood: `{}`; it takes --hosts, or --only native, --only browser or --only hosts",
                options.join(" ")
            ),
        }
    }

    fn has(self, part: Part) -> bool {
        self == part || self == Part::Whole || (self == Part::Usual && part != Part::Hosts)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    const ONE: Tally = Tally { passed: 1, failed: 0 };
}

/// One row of the summary.
struct Row {
    name: &'static str,
    tally: Tally,
    took: Duration,
}

#[derive(Default)]
struct Run {
    rows: Vec<Row>,
}

/// Runs the stages; whether all passed.
pub fn all(part: Part) -> bool {
    let mut run = Run::default();
    run.stage("setup", || setup::for_build().map(|()| Tally::ONE));
    if part.has(Part::Native) {
        native(&mut run);
    }
    run.stage("build", || bundle::build(&wasm::build()?).map(|()| Tally::ONE));
    if part.has(Part::Native) {
        run.stage("size budget", || size::check().map(|()| Tally::ONE));
    }
    if part.has(Part::Browser) {
        run.stage("browsers", || setup::for_browser_tests().map(|()| Tally::ONE));
        run.stage("browser tests", || node_tests("tests/browser"));
        run.stage("package tests", || node_tests("tests/package"));
    }
    if part.has(Part::Hosts) {
        run.stage("hosts", || setup::for_host_tests().map(|()| Tally::ONE));
        run.stage("host tests", || node_tests("tests/hosts"));
    }
    run.summary()
}

fn native(run: &mut Run) {
    run.stage("format", || one(command::cargo().args(["fmt", "--all", "--check"])));
    run.stage("lint, native", || one(command::cargo().args(CLIPPY_NATIVE)));
    run.stage("lint, wasm", || {
        if !setup::has_wasm_target()? {
            bail!("clippy needs the Rust target {}, which rustup could not add", setup::WASM_TARGET);
        }
        one(command::cargo().args(CLIPPY_WASM))
    });
    run.stage("dependencies", || dependencies::check().map(|()| Tally::ONE));
    run.stage("tests", || {
        let mut cargo = command::cargo();
        let told = command::tell(settled(cargo.args(["test", "--workspace", "--no-fail-fast"])), LIMIT)?;
        count(cargo_tally(&told.lines), told.success)
    });
    run.stage("documentation", || {
        let mut cargo = command::cargo();
        // Private items too, and links to them: the documentation is for those who work on the crate.
        cargo.args(["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"]);
        cargo.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links");
        one(&mut cargo)
    });
    run.stage("JavaScript types", || {
        one(command::new(project::npm_bin("tsc")).args(["--project", "pkg/tsconfig.json"]))
    });
}

const CLIPPY_NATIVE: &[&str] = &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
const CLIPPY_WASM: &[&str] =
    &["clippy", "--quiet", "--lib", "--target", setup::WASM_TARGET, "--", "-D", "warnings"];

/// The tests of a folder that node runs.
fn node_tests(folder: &str) -> Result<Tally> {
    let folder = project::at(folder);
    let mut files = Vec::new();
    for entry in folder.read_dir().with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("there is no *.test.mjs in {}", folder.display());
    }
    let mut node = command::new("node");
    // One file at a time: two browsers side by side on two cores slow each other past their time limits.
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(files);
    let told = command::tell(settled(&mut node), LIMIT)?;
    count(node_tally(&told.lines), told.success)
}

fn one(command: &mut Command) -> Result<Tally> {
    command::run(command).map(|()| Tally::ONE)
}

/// The same surroundings on every machine: time zone, language, and the numbers that property tests draw.
fn settled(command: &mut Command) -> &mut Command {
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        command.env("PROPTEST_RNG_SEED", "1");
    }
    command.env("TZ", "UTC").env("LANG", "C.UTF-8").env("LC_ALL", "C.UTF-8")
}

/// A runner's count, made to agree with how it ended: what broke outside any test (a compile error, a crash) is a
/// failure too, and so is a runner that found nothing to run.
fn count(tally: Tally, success: bool) -> Result<Tally> {
    if tally.passed + tally.failed == 0 {
        bail!("no test ran");
    }
    let outside = usize::from(!success && tally.failed == 0);
    Ok(Tally { failed: tally.failed + outside, ..tally })
}

/// Adds up the `test result: ok. 3 passed; 0 failed; …` lines of `cargo test`.
fn cargo_tally(lines: &[String]) -> Tally {
    let mut tally = Tally::default();
    for line in lines.iter().filter(|line| line.starts_with("test result: ")) {
        tally.passed += number_before(line, " passed");
        tally.failed += number_before(line, " failed");
    }
    tally
}

fn number_before(line: &str, word: &str) -> usize {
    let before = line.split(word).next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Reads the closing lines of node's runner, `ℹ pass 3` or `# pass 3`. What was skipped, left for later or cancelled was
/// not tested: it counts as failed.
fn node_tally(lines: &[String]) -> Tally {
    let last = |word: &str| {
        let number = |line: &String| {
            let rest = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?;
            rest.strip_prefix(word)?.strip_prefix(' ')?.trim().parse().ok()
        };
        lines.iter().rev().find_map(number).unwrap_or(0)
    };
    let failed = ["fail", "cancelled", "skipped", "todo"].into_iter().map(last).sum();
    Tally { passed: last("pass"), failed }
}

impl Run {
    fn stage(&mut self, name: &'static str, step: impl FnOnce() -> Result<Tally>) {
        println!("\n=== {name} ===");
        let start = Instant::now();
        let tally = step().unwrap_or_else(|error| {
            println!("{error:#}");
            Tally { passed: 0, failed: 1 }
        });
        let took = start.elapsed();
        let verdict = if tally.failed == 0 { "passed" } else { "FAILED" };
        println!("--- {name}: {verdict}, {:.1} s", took.as_secs_f64());
        self.rows.push(Row { name, tally, took });
    }

    fn total(&self) -> Tally {
        let tallies = self.rows.iter().map(|row| row.tally);
        tallies.fold(Tally::default(), |sum, tally| Tally {
            passed: sum.passed + tally.passed,
            failed: sum.failed + tally.failed,
        })
    }

    fn summary(&self) -> bool {
        println!("\n=== summary ===");
        println!("{:<16} {:>7} {:>7} {:>8}", "stage", "passed", "failed", "seconds");
        for Row { name, tally, took } in &self.rows {
            println!("{name:<16} {:>7} {:>7} {:>8.1}", tally.passed, tally.failed, took.as_secs_f64());
        }
        let total = self.total();
        println!("{} passed, {} failed", total.passed, total.failed);
        total.failed == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(String::from).collect()
    }

    #[test]
    fn cargo_results_add_up() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.03s\n\
            test result: FAILED. 10 passed; 4 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.03s\n";
        assert_eq!(cargo_tally(&lines(output)), Tally { passed: 12, failed: 4 });
        assert_eq!(cargo_tally(&lines("error: could not compile")), Tally::default());
    }

    #[test]
    fn node_results_of_both_reporters() {
        let spec = "▶ chart\n  ✔ draws (12ms)\nℹ tests 7\nℹ suites 1\nℹ pass 5\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n";
        assert_eq!(node_tally(&lines(spec)), Tally { passed: 5, failed: 2 });
        let tap = "TAP version 13\nok 1 - draws\n# tests 2\n# pass 2\n# fail 0\n# cancelled 0\n# skipped 0\n# todo 0\n";
        assert_eq!(node_tally(&lines(tap)), Tally { passed: 2, failed: 0 });
    }

    #[test]
    fn node_counts_come_from_the_end() {
        let output = "# pass 99 as printed by a test\n# pass 4\nℹ pass 2\nℹ fail 0\n";
        assert_eq!(node_tally(&lines(output)), Tally { passed: 2, failed: 0 });
    }

    #[test]
    fn a_crash_outside_any_test_is_a_failure() {
        let passed = Tally { passed: 3, failed: 0 };
        assert_eq!(count(passed, true).unwrap(), passed);
        assert_eq!(count(passed, false).unwrap(), Tally { passed: 3, failed: 1 });
        assert_eq!(count(Tally { passed: 3, failed: 2 }, false).unwrap().failed, 2);
        assert!(count(Tally::default(), true).is_err());
    }

    #[test]
    fn a_failing_stage_is_counted_and_the_next_one_runs() {
        let mut run = Run::default();
        run.stage("breaks", || bail!("on purpose"));
        run.stage("works", || Ok(Tally { passed: 2, failed: 0 }));
        assert_eq!(run.total(), Tally { passed: 2, failed: 1 });
        assert!(!run.summary());
    }

    #[test]
    fn parts() {
        let has = |options: &[&str]| {
            let part = Part::parse(options).unwrap();
            [Part::Native, Part::Browser, Part::Hosts].map(|other| part.has(other))
        };
        assert_eq!(has(&[]), [true, true, false]);
        assert_eq!(has(&["--hosts"]), [true, true, true]);
        assert_eq!(has(&["--only", "browser"]), [false, true, false]);
        assert_eq!(has(&["--only", "hosts"]), [false, false, true]);
        assert!(Part::parse(&["--only", "firefox"]).is_err());
    }
}
