//! `cargo xtask size`: what each file of the package weighs, against the limits of `budget.toml`.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{bundle, project, prune};

/// Limits in brotli bytes, each with its name: `package` and `script`, and a part of the wasm by its own.
#[derive(Debug, PartialEq)]
struct Budget(Vec<(String, usize)>);

/// Bytes as they are, after `gzip -9`, and after brotli at quality 11: what servers send.
#[derive(Clone, Copy, Default)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table and fails over the budget. The package must have been built.
pub fn check() -> Result<()> {
    let budget =
        Budget::parse(&fs::read_to_string(project::at("budget.toml")).context("cannot read budget.toml")?)?;
    println!("{:<25} {:>9} {:>9} {:>9}", "pkg/dist", "raw", "gzip -9", "brotli 11");
    let mut package = Weight::default();
    let mut weighed: Vec<(String, usize)> = Vec::new();
    for file in &bundle::files() {
        let path = project::dist().join(file);
        let weight =
            Weight::of(&fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?)?;
        print_row(file, weight);
        if let Some(part) = prune::PARTS.iter().find(|part| part.file() == *file) {
            weighed.push((part.name.to_owned(), weight.brotli));
        }
        if !bundle::LOADED.contains(&file.as_str()) {
            continue; // for editors, and what is fetched only where a chart needs it
        }
        package = package.plus(weight);
        if file.ends_with(".js") {
            weighed.push(("script".to_owned(), weight.brotli));
        }
    }
    print_row("a page loads", package);
    weighed.push(("package".to_owned(), package.brotli));
    let over = budget.broken_by(&weighed);
    if !over.is_empty() {
        bail!(
            "over the budget (budget.toml): {}; `cargo xtask size --where` shows what is large",
            over.join(", ")
        );
    }
    let limits: Vec<String> = budget.0.iter().map(|(name, bytes)| format!("{name} {bytes}")).collect();
    println!("within the budget: {} brotli bytes", limits.join(", "));
    Ok(())
}

fn print_row(name: &str, weight: Weight) {
    println!("{name:<25} {:>9} {:>9} {:>9}", weight.raw, weight.gzip, weight.brotli);
}

impl Weight {
    fn of(bytes: &[u8]) -> Result<Weight> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        Ok(Weight { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli_bytes(bytes)? })
    }

    fn plus(self, other: Weight) -> Weight {
        Weight { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

fn brotli_bytes(bytes: &[u8]) -> Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    Ok(brotli::BrotliCompress(&mut &bytes[..], &mut std::io::sink(), &parameters)?)
}

impl Budget {
    /// What has a limit.
    fn names() -> Vec<&'static str> {
        ["package", "script"].into_iter().chain(prune::PARTS.iter().map(|part| part.name)).collect()
    }

    /// Reads `name = bytes` lines, a part of TOML.
    fn parse(text: &str) -> Result<Budget> {
        let names = Budget::names();
        let mut limits: Vec<(String, usize)> = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let place = || format!("budget.toml, line {number}: `{line}`");
            let (name, value) =
                line.split_once('=').with_context(|| format!("{} is not `name = bytes`", place()))?;
            let bytes = value.trim().replace('_', "");
            let bytes =
                bytes.parse().with_context(|| format!("{} is not a whole number of bytes", place()))?;
            let name = name.trim();
            if !names.contains(&name) {
                bail!("{}: only {} have limits", place(), names.join(", "));
            }
            limits.push((name.to_owned(), bytes));
        }
        for name in names {
            if !limits.iter().any(|(given, _)| given == name) {
                bail!("budget.toml has no `{name}` limit");
            }
        }
        Ok(Budget(limits))
    }

    /// A phrase for each limit that these brotli bytes are over.
    fn broken_by(&self, weighed: &[(String, usize)]) -> Vec<String> {
        let limit = |of: &str| self.0.iter().find(|(name, _)| name == of).map(|(_, limit)| *limit);
        let over = weighed.iter().filter_map(|(name, bytes)| Some((name, bytes, limit(name)?)));
        over.filter(|(_, bytes, limit)| *bytes > limit)
            .map(|(name, bytes, limit)| format!("{name} {bytes} > {limit}"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_file_is_read() {
        let parts: String = prune::PARTS.iter().map(|part| format!("{} = 5\n", part.name)).collect();
        let text = format!("# limits\n\npackage = 102_400 # bytes\nscript=10240\n{parts}");
        let Budget(limits) = Budget::parse(&text).unwrap();
        assert_eq!(limits[..2], [("package".to_owned(), 102_400), ("script".to_owned(), 10_240)]);
        let own = fs::read_to_string(project::at("budget.toml")).unwrap();
        assert!(Budget::parse(&own).is_ok());
    }

    #[test]
    fn a_bad_budget_names_its_line() {
        let said = |text: &str| Budget::parse(text).unwrap_err().to_string();
        assert!(said("package = 1\nscript = 1 KiB").contains("line 2"));
        assert!(said("package = 1\nstyle = 1").contains("style"));
        assert!(said("package").contains("line 1"));
        assert!(said("package = 1").contains("script"));
    }

    #[test]
    fn over_means_more_than_the_limit() {
        let of = |package, goals| vec![("package".to_owned(), package), ("goals".to_owned(), goals)];
        let budget = Budget(of(100, 10));
        assert!(budget.broken_by(&of(100, 10)).is_empty());
        assert_eq!(budget.broken_by(&of(101, 10)), ["package 101 > 100"]);
        assert_eq!(budget.broken_by(&of(101, 11)).len(), 2);
    }

    #[test]
    fn weights_are_those_of_the_compressed_bytes() {
        let weight = Weight::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(weight.raw, 10_000);
        assert!(weight.gzip < 100 && weight.brotli < 50, "{} {}", weight.gzip, weight.brotli);
    }
}
