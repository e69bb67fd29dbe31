//! The package as it is put on a server: hashes of each file, the policy that a page needs, and folders by version.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, json};

use crate::{bundle, integrity, papers, project};

pub const INTEGRITY: &str = "integrity.json";
pub const CSP: &str = "csp.txt";
pub const SCHEMA: &str = "spec.schema.json";

/// The page for frames, with what it loads.
pub const EMBED: [&str; 3] = ["embed.html", "embed.css", "embed.js"];

/// What a page's policy must allow, with the reason for each source.
const POLICY: &str = "\
# A page with charts needs no more than this in its Content-Security-Policy. Where the page has a policy already,
# add these sources to its directives.

Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'

# script-src 'self'              carsi-charts.js and carsi-charts.extras.js; another host's name if they lie there
# script-src 'wasm-unsafe-eval'  compiling WebAssembly; it allows no eval of JavaScript ('unsafe-eval' is not needed)
# connect-src 'self'             carsi-charts.wasm, its parts and texts, and the data; add the hosts of data that are elsewhere
# style-src 'self'               nothing of the charts: their styles are constructed sheets, which no directive governs
#
# Not needed: 'unsafe-inline', 'unsafe-eval', data:, blob:, a nonce. require-trusted-types-for 'script'; trusted-types 'none' may be set.
#
# Where charts come as an iframe, the page needs only
#   frame-src <host of embed.html>, and script-src <host of carsi-charts.frame.js> if its height is to follow
# and embed.html is sent with the policy above and
#   frame-ancestors <the hosts that may embed it>
";

/// Writes what stands beside the scripts, then all of it again in the folders of the version.
pub fn build(version: &str) -> Result<()> {
    let dist = project::dist();
    papers::build(version)?;
    fs::write(dist.join(CSP), POLICY)?;
    fs::copy(project::at("pkg").join(SCHEMA), dist.join(SCHEMA))
        .context("cannot copy the schema of specs")?;
    for file in EMBED {
        fs::copy(project::at("pkg/embed").join(file), dist.join(file))
            .with_context(|| format!("cannot copy {file}"))?;
    }
    let mut hashes = Map::new();
    let mut files = bundle::files();
    files.sort();
    for file in files.iter().filter(|file| *file != INTEGRITY) {
        hashes.insert(file.clone(), integrity::of(&dist.join(file))?.into());
    }
    let list = serde_json::to_string_pretty(&json!({ "version": version, "files": hashes }))?;
    fs::write(dist.join(INTEGRITY), list + "\n")?;
    remove_others(&dist, version)?;
    for folder in folders(version) {
        let folder = dist.join(folder);
        fs::create_dir_all(&folder)?;
        for file in &files {
            fs::copy(dist.join(file), folder.join(file)).with_context(|| format!("cannot copy {file}"))?;
        }
    }
    Ok(())
}

/// The version, which never changes, and its major part, which gets better.
pub fn folders(version: &str) -> [&str; 2] {
    [version, version.split('.').next().unwrap_or(version)]
}

/// Folders of other versions are from an older build.
fn remove_others(dist: &Path, version: &str) -> Result<()> {
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && !folders(version).contains(&&*entry.file_name().to_string_lossy()) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_a_folder_and_an_alias() {
        assert_eq!(folders("1.0.0"), ["1.0.0", "1"]);
        assert_eq!(folders("12.3.4"), ["12.3.4", "12"]);
    }

    #[test]
    fn the_policy_is_the_one_that_pages_are_tested_under() {
        let line = POLICY.lines().find(|line| line.starts_with("Content-Security-Policy")).unwrap();
        let server = fs::read_to_string(project::at("tests/browser/server.mjs")).unwrap();
        for directive in line.split_once(": ").unwrap().1.split("; ") {
            assert!(server.contains(directive), "{directive} in the policy of the tests");
        }
    }
}
