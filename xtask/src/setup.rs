//! Getting the machine ready: each thing is looked for first, fetched only when it is missing, and named when it is.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{command, debian_rust, project, stamp};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What the programs that drive pages need: a file, and the Debian package that brings it.
type Needed = (&'static str, &'static str);

const CHROMIUM: Needed = ("/usr/bin/chromium", "chromium");

/// A browser without a font draws no text at all.
const FONT: Needed = ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core");

const OTHER_ENGINES: [Needed; 3] = [
    ("/usr/bin/firefox-esr", "firefox-esr"),
    ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver"),
    // WebKitGTK has no headless mode.
    ("/usr/bin/Xvfb", "xvfb"),
];

/// Real servers and a real WordPress; without a theme it would show nothing.
const HOSTS: [Needed; 8] = [
    ("/usr/sbin/nginx", "nginx"),
    ("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so", "libnginx-mod-http-brotli-filter"),
    ("/usr/sbin/apache2", "apache2"),
    ("/usr/sbin/mariadbd", "mariadb-server"),
    ("/usr/bin/php", "php-cli"),
    // What is in it lies in folders named by PHP's version.
    ("/var/lib/dpkg/info/php-mysql.list", "php-mysql"),
    ("/usr/share/wordpress/wp-load.php", "wordpress"),
    (
        "/usr/share/wordpress/wp-content/themes/twentytwentythree/theme.json",
        "wordpress-theme-twentytwentythree",
    ),
];

/// What `build`, `demo` and `size` need.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    npm_packages()
}

/// What `bench` needs beyond the build.
pub fn for_bench() -> Result<()> {
    debian_packages(&[CHROMIUM, FONT])
}

/// What the browser tests need beyond the build.
pub fn for_browser_tests() -> Result<()> {
    let mut needed = vec![CHROMIUM, FONT];
    needed.extend(OTHER_ENGINES);
    debian_packages(&needed)
}

/// What the host tests need beyond the build.
pub fn for_host_tests() -> Result<()> {
    let mut needed = vec![CHROMIUM, FONT];
    needed.extend(HOSTS);
    debian_packages(&needed)
}

/// What `fuzz` needs: neither a toolchain nor a program is installed unasked for it.
pub fn for_fuzz() -> Result<()> {
    let ready = command::read(command::nightly_cargo().args(["fuzz", "--version"]));
    ready.context(
        "fuzzing needs a nightly toolchain and cargo-fuzz: `rustup toolchain install nightly`, then `cargo install cargo-fuzz`",
    )?;
    Ok(())
}

/// Whether the toolchain in use brings the standard library for wasm.
pub fn has_wasm_target() -> Result<bool> {
    // Looking for the library's own folder works with any toolchain, with rustup or without.
    let folder =
        command::read(command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    Ok(fs::exists(folder.trim())?)
}

fn wasm_target() -> Result<()> {
    if has_wasm_target()? || debian_rust::is_in_use() {
        return Ok(());
    }
    println!("setup: adding the Rust target {WASM_TARGET}");
    let Err(error) = command::run(command::new("rustup").args(["target", "add", WASM_TARGET])) else {
        return Ok(());
    };
    println!("setup: {error:#}; building the standard library with Debian's compiler instead");
    install(debian_rust::PACKAGES).with_context(|| format!("the Rust target {WASM_TARGET} is missing"))
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
    twice(|| command::run(command::new("npm").args(["ci", "--no-progress"])))?;
    fs::write(&installed, lock).with_context(|| format!("cannot write {}", installed.display()))
}

fn debian_packages(needed: &[Needed]) -> Result<()> {
    let missing: Vec<&str> =
        needed.iter().filter(|(file, _)| !Path::new(file).exists()).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("setup: installing {}", missing.join(", "));
    install(&missing)?;
    match needed.iter().find(|(file, _)| !Path::new(file).exists()) {
        Some((file, package)) => bail!("{package} is installed but there is no {file}"),
        None => Ok(()),
    }
}

/// Installs Debian packages; without apt or without the right to, says what to run.
fn install(packages: &[&str]) -> Result<()> {
    let by_hand = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    if command::find("apt-get").is_none() {
        bail!("this machine has no apt-get; install what Debian calls {}", packages.join(", "));
    }
    if command::read(command::new("id").arg("-u"))?.trim() != "0" {
        bail!("missing packages; as root, run `{by_hand}`");
    }
    let apt_get = || {
        let mut command = command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        command
    };
    twice(|| {
        command::run(apt_get().arg("update"))?;
        command::run(apt_get().args(["install", "-y", "--no-install-recommends"]).args(packages))
    })
    .with_context(|| format!("cannot install packages; try `{by_hand}` by hand"))
}

/// Downloads fail now and then for no lasting reason.
fn twice(step: impl Fn() -> Result<()>) -> Result<()> {
    step().or_else(|error| {
        println!("setup: {error:#}; trying once more");
        step()
    })
}
