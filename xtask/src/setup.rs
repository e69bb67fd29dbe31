//! Getting the machine ready: each thing is looked for first, fetched only when it is missing, and named when it is.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{command, project, stamp};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What `build`, `demo` and `size` need.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    npm_packages()
}

fn wasm_target() -> Result<()> {
    // Looking for the target's own library folder works with any toolchain, with rustup or without.
    let folder =
        command::read(command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if fs::exists(folder.trim())? {
        return Ok(());
    }
    println!("setup: adding the Rust target {WASM_TARGET}");
    command::run(command::new("rustup").args(["target", "add", WASM_TARGET]))
}

/// `npm ci`, when `node_modules/` was not installed from this very lock file.
fn npm_packages() -> Result<()> {
    if command::find("node").is_none() || command::find("npm").is_none() {
        bail!(
            "Node.js with npm is needed (version 20 or later): https://nodejs.org, or `apt-get install nodejs npm`"
        );
    }
    let installed = project::at("node_modules/.installed-from");
    let lock = stamp::file_hash(&project::at("package-lock.json"))?;
    if fs::read_to_string(&installed).is_ok_and(|hash| hash == lock) {
        return Ok(());
    }
    println!("setup: installing the npm packages of package-lock.json");
    let install = || command::run(command::new("npm").args(["ci", "--no-progress"]));
    if let Err(error) = install() {
        println!("setup: {error:#}; trying once more");
        install()?;
    }
    fs::write(&installed, lock).with_context(|| format!("cannot write {}", installed.display()))
}
