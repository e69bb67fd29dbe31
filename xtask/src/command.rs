//! Child processes: run from the repository root, and named in full when they fail.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::project;

/// A command that runs in the repository root.
pub fn new(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root());
    command
}

/// The cargo that started this program, so that the toolchain is the same.
pub fn cargo() -> Command {
    new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The cargo of the nightly toolchain, which fuzzing needs.
pub fn nightly_cargo() -> Command {
    let mut command = new("rustup");
    command.args(["run", "nightly", "cargo"]);
    command
}

/// Runs to the end with output passed through; a failure names the command line.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs to the end and returns stdout; a failure carries what it wrote to stderr.
pub fn read(command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null());
    let output = command.output().with_context(|| format!("cannot start `{}`", line(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({})\n{}", line(command), output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// How a command ended, and the lines it wrote to stdout.
pub struct Told {
    pub success: bool,
    pub lines: Vec<String>,
}

/// Runs to the end with output passed through, and keeps what it wrote to stdout. One that takes longer than `limit` is
/// asked to end, then made to.
pub fn tell(command: &mut Command, limit: Duration) -> Result<Told> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    let stdout = child.stdout.take().context("stdout is piped")?;
    let reader = std::thread::spawn(move || {
        let mut lines = Vec::new();
        // Bytes that are not UTF-8 must not end the reading: the child would block on a full pipe.
        for line in BufReader::new(stdout).split(b'\n').map_while(|line| line.ok()) {
            let line = String::from_utf8_lossy(&line).into_owned();
            println!("{line}");
            lines.push(line);
        }
        lines
    });
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if start.elapsed() > limit {
            stop(&mut child)?;
            bail!("`{}` took longer than {} s", line(command), limit.as_secs());
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let lines = reader.join().map_err(|_| anyhow!("the output of `{}` was lost", line(command)))?;
    Ok(Told { success: status.success(), lines })
}

/// First the signal that lets a test runner end the browsers it started.
fn stop(child: &mut Child) -> Result<()> {
    let _ = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(5) {
        if child.try_wait()?.is_some() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    child.kill()?;
    child.wait()?;
    Ok(())
}

/// The full path of a program on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn output_and_outcome_are_kept() {
        let told =
            tell(&mut shell("echo one; printf 'caf\\351\\n'; exit 3"), Duration::from_secs(20)).unwrap();
        assert!(!told.success);
        assert_eq!(told.lines, ["one", "caf\u{fffd}"]);
    }

    #[test]
    fn a_command_that_hangs_is_stopped() {
        let start = Instant::now();
        let said = tell(&mut shell("exec sleep 60"), Duration::from_millis(100)).err().unwrap().to_string();
        assert!(said.contains("sh -c exec sleep 60"), "{said}");
        assert!(start.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn failures_name_the_command() {
        let said = run(&mut shell("exit 7")).unwrap_err().to_string();
        assert!(said.starts_with("`sh -c exit 7` failed"), "{said}");
        let said = read(&mut shell("echo why >&2; exit 1")).unwrap_err().to_string();
        assert!(said.ends_with("why"), "{said}");
    }
}
