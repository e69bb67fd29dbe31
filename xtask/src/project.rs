//! Where things are: every path the commands use, from the repository root.

use std::path::{Path, PathBuf};

/// The repository root: the parent of `xtask/`.
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// `path` under the repository root.
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// Cargo's target folder: `CARGO_TARGET_DIR`, or `target/` at the root.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(path) => root().join(path),
        None => at("target"),
    }
}

/// Where cargo keeps the sources of packages: `CARGO_HOME`, or `.cargo` in the home folder.
pub fn cargo_home() -> PathBuf {
    let home = || std::env::home_dir().unwrap_or_default().join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from)
}

/// What the build makes on its way to `pkg/dist/`: glue, unstripped wasm, stamps.
pub fn intermediate() -> PathBuf {
    target().join("package")
}

/// The built package.
pub fn dist() -> PathBuf {
    at("pkg/dist")
}

/// A command that npm installed.
pub fn npm_bin(name: &str) -> PathBuf {
    at("node_modules/.bin").join(name)
}
