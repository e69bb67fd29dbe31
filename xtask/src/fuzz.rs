//! `cargo xtask fuzz`: arbitrary bytes through the readers of files and specs, beginning with the samples of the tests.
//!
//! `fuzz/` is no member of the workspace and no part of `cargo xtask test`: cargo-fuzz needs a nightly toolchain. What it
//! finds is left in `fuzz/artifacts/` and becomes a test of the crate.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{command, project};

/// The targets, each with the folders and beginnings of names that its seeds are found by.
type Seeds = &'static [(&'static str, &'static str, &'static str)];

const TARGETS: [(&str, Seeds); 8] = [
    ("csv", &[(SAMPLES, "", ".csv")]),
    ("table", &[(SAMPLES, "", ".csv")]),
    ("plain", &[("www/data", "", ".csv"), (SAMPLES, "", ".csv")]),
    ("world_bank", &[(SAMPLES, "worldbank-api", ".json")]),
    ("sdmx_json", &[(SAMPLES, "sdmx-json", ".json")]),
    ("json_stat", &[(SAMPLES, "json-stat", ".json")]),
    ("any", &[(SAMPLES, "", ".csv"), (SAMPLES, "", ".json"), (SAMPLES, "", ".md")]),
    ("spec", &[("www/data", "", ".json")]),
];

const SAMPLES: &str = "tests/data/samples";

/// Bytes of the longest input: most samples in whole, and still thousands of them in a second.
const LONGEST: usize = 32_768;
/// Seconds after which one input is a hang.
const HANG: u32 = 10;

/// What to run, and for how long.
pub struct Options {
    targets: Vec<&'static str>,
    /// For each target; 0 runs what is in its corpus once.
    seconds: u32,
}

impl Options {
    /// `[TARGET …] [--seconds N]`; all targets and ten minutes each if nothing is said.
    pub fn parse(words: &[&str]) -> Result<Options> {
        let mut options = Options { targets: Vec::new(), seconds: 600 };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if *word == "--seconds" {
                let seconds = words.next().and_then(|n| n.parse().ok());
                options.seconds = seconds.context("--seconds takes a whole number")?;
            } else if let Some((name, _)) = TARGETS.iter().find(|(name, _)| name == word) {
                options.targets.push(name);
            } else {
                bail!("not understood: `{word}`; targets are {}", TARGETS.map(|(name, _)| name).join(", "));
            }
        }
        if options.targets.is_empty() {
            options.targets = TARGETS.map(|(name, _)| name).to_vec();
        }
        Ok(options)
    }
}

/// Runs each target after the other; the first that finds something ends the run.
pub fn run(options: &Options) -> Result<()> {
    for target in &options.targets {
        println!("{target}: {} seeds", seed(target)?);
        command::run(
            command::nightly_cargo().args(["fuzz", "run", "--sanitizer", "none", target, "--"]).args([
                format!("-max_total_time={}", options.seconds),
                format!("-max_len={LONGEST}"),
                format!("-timeout={HANG}"),
                format!("-runs={}", if options.seconds == 0 { 0 } else { -1 }),
                "-print_final_stats=1".to_owned(),
            ]),
        )?;
    }
    Ok(())
}

/// Copies the seeds of a target to its corpus, and counts them.
fn seed(target: &str) -> Result<usize> {
    let corpus = project::at("fuzz/corpus").join(target);
    fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
    let seeds = seeds(target)?;
    for seed in &seeds {
        fs::copy(seed, corpus.join(seed.file_name().unwrap_or_default()))
            .with_context(|| format!("cannot copy {}", seed.display()))?;
    }
    Ok(seeds.len())
}

fn seeds(target: &str) -> Result<Vec<PathBuf>> {
    let mut seeds = Vec::new();
    let sets = TARGETS.iter().find(|(name, _)| *name == target).map_or(&[][..], |(_, sets)| sets);
    for (folder, start, end) in sets {
        let folder = project::at(folder);
        for entry in folder.read_dir().with_context(|| format!("cannot list {}", folder.display()))? {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_str().is_some_and(|name| name.starts_with(start) && name.ends_with(end)) {
                seeds.push(entry.path());
            }
        }
    }
    Ok(seeds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_its_file_and_seeds() {
        for (target, _) in TARGETS {
            assert!(project::at("fuzz/targets").join(target).with_extension("rs").is_file(), "{target}");
            assert!(!seeds(target).unwrap().is_empty(), "{target}");
        }
    }

    #[test]
    fn options_are_targets_and_seconds() {
        let options = Options::parse(&["csv", "--seconds", "5", "any"]).unwrap();
        assert_eq!((options.targets, options.seconds), (vec!["csv", "any"], 5));
        assert_eq!(Options::parse(&[]).unwrap().targets.len(), TARGETS.len());
        assert!(Options::parse(&["xml"]).is_err());
        assert!(Options::parse(&["--seconds"]).is_err());
    }
}
