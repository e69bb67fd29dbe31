//! The second way to a wasm module, where rustup cannot download its target: Debian's compiler for browser packages
//! comes with the sources of its standard library, which cargo then builds for wasm too.
//!
//! `-Zbuild-std` is unstable, hence `RUSTC_BOOTSTRAP`; it touches the standard library alone. The linker is the
//! `rust-lld` of the toolchain in use, since Debian's has none.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{command, project};

pub const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src"];

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const SOURCES: &str = "/usr/lib/rustlib/src/rust/library";

fn is_installed() -> bool {
    [RUSTC, CARGO, SOURCES].iter().all(|path| Path::new(path).exists())
}

/// Whether this way was taken before, so that rustup need not be asked, in vain, at each build.
pub fn is_in_use() -> bool {
    is_installed() && target().exists()
}

/// Its own target folder: the two compilers would throw away each other's work.
pub fn target() -> PathBuf {
    project::target().join("debian")
}

/// `cargo rustc` for wasm, ready for its further arguments.
pub fn cargo_rustc() -> Result<Command> {
    let mut cargo = command::new(CARGO);
    cargo.env("RUSTC", RUSTC).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", target());
    cargo.env_remove("RUSTUP_TOOLCHAIN").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", rust_lld()?);
    cargo.args(["rustc", "-Zbuild-std=std,panic_abort"]);
    Ok(cargo)
}

fn rust_lld() -> Result<PathBuf> {
    let libraries = command::read(command::new("rustc").args(["--print", "target-libdir"]))?;
    let lld = Path::new(libraries.trim()).with_file_name("bin").join("rust-lld");
    lld.exists().then_some(lld).context("the Rust toolchain has no rust-lld")
}
