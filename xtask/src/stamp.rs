//! Skipping work whose inputs have not changed: a stamp is the hash of what went in and of what came out.
//!
//! Contents are hashed, not times: a checkout that rewrites a file with the same text costs no rebuild, and a result that
//! was deleted or edited by hand is made again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::project;

/// What a step depends on, gathered before it runs.
pub struct Inputs(Sha256);

impl Inputs {
    pub fn new() -> Inputs {
        Inputs(Sha256::new())
    }

    /// A setting: a flag list, a version.
    pub fn text(mut self, text: &str) -> Inputs {
        self.entry(b"text", text.as_bytes());
        self
    }

    /// A file, or every file under a folder, by path and content. A path that is missing counts as missing.
    pub fn path(mut self, path: &Path) -> Result<Inputs> {
        for file in files_under(path)? {
            self.entry(file.to_string_lossy().as_bytes(), &fs::read(&file)?);
        }
        Ok(self)
    }

    /// Lengths go in too, so that no two lists of entries hash alike by running together.
    fn entry(&mut self, name: &[u8], content: &[u8]) {
        for part in [name, content] {
            self.0.update(part.len().to_le_bytes());
            self.0.update(part);
        }
    }

    fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Runs `step` unless it has already run on these inputs and its outputs still stand as it left them.
/// Returns whether it ran.
pub fn unless_fresh(
    name: &str,
    inputs: Inputs,
    outputs: &[PathBuf],
    step: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let file = project::intermediate().join("stamps").join(name);
    let inputs = inputs.finish();
    if fs::read_to_string(&file).is_ok_and(|stamp| is_fresh(&stamp, &inputs, outputs)) {
        return Ok(false);
    }
    step()?;
    let folder = file.parent().context("a stamp has a folder")?;
    fs::create_dir_all(folder)?;
    fs::write(&file, format!("{inputs}\n{}\n", hash_of(outputs)?))
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(true)
}

fn is_fresh(stamp: &str, inputs: &str, outputs: &[PathBuf]) -> bool {
    let mut lines = stamp.lines();
    lines.next() == Some(inputs)
        && outputs.iter().all(|output| output.exists())
        && hash_of(outputs).is_ok_and(|hash| lines.next() == Some(hash.as_str()))
}

fn hash_of(outputs: &[PathBuf]) -> Result<String> {
    let mut inputs = Inputs::new();
    for output in outputs {
        inputs = inputs.path(output)?;
    }
    Ok(inputs.finish())
}

/// The SHA-256 of a file in hexadecimal.
pub fn file_hash(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(hex(&Sha256::digest(bytes)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every file at or under `path`, sorted, so that the order on disk does not matter.
pub fn files_under(path: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut waiting = vec![path.to_path_buf()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path).with_context(|| format!("cannot list {}", path.display()))? {
                waiting.push(entry?.path());
            }
        } else if path.exists() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn hash_follows_content_names_and_settings() {
        let folder = Scratch::new("hash");
        fs::create_dir(folder.join("deep")).unwrap();
        let hash = |flag: &str| Inputs::new().text(flag).path(&folder).unwrap().finish();
        fs::write(folder.join("deep/a.js"), "one").unwrap();
        let first = hash("-Oz");
        assert_eq!(first, hash("-Oz"));
        assert_ne!(first, hash("-O3"));
        fs::write(folder.join("deep/a.js"), "two").unwrap();
        let second = hash("-Oz");
        assert_ne!(first, second);
        fs::rename(folder.join("deep/a.js"), folder.join("deep/b.js")).unwrap();
        assert_ne!(second, hash("-Oz"));
    }

    #[test]
    fn entries_do_not_run_together() {
        assert_ne!(Inputs::new().text("ab").text("c").finish(), Inputs::new().text("a").text("bc").finish());
    }

    #[test]
    fn stale_when_an_output_is_changed_or_gone() {
        let folder = Scratch::new("outputs");
        let output = folder.join("out.wasm");
        fs::write(&output, "made").unwrap();
        let outputs = [output.clone()];
        let stamp = format!("inputs\n{}\n", hash_of(&outputs).unwrap());
        assert!(is_fresh(&stamp, "inputs", &outputs));
        assert!(!is_fresh(&stamp, "other inputs", &outputs));
        fs::write(&output, "edited by hand").unwrap();
        assert!(!is_fresh(&stamp, "inputs", &outputs));
        fs::remove_file(&output).unwrap();
        assert!(!is_fresh(&stamp, "inputs", &outputs));
    }
}
