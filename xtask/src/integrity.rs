//! The chain of hashes: the loader has that of the main module, the main module those of its parts, in a section of its
//! own. So the loader, which every page loads first, stays small however many parts there are.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use crate::prune;

/// The name of the section; the loader looks for it.
const SECTION: &str = "parts";

/// A file's digest as the `integrity` of a fetch wants it.
pub fn of(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes))))
}

/// Writes the digests of the parts into the main module: JSON, name to digest.
pub fn chain<'a>(module: &Path, parts: impl IntoIterator<Item = &'a Path>) -> Result<()> {
    let digests = prune::PARTS.iter().zip(parts);
    let digests = digests.map(|(part, file)| Ok(format!("{:?}:{:?}", part.name, of(file)?)));
    let text = format!("{{{}}}", digests.collect::<Result<Vec<_>>>()?.join(","));
    let mut bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    bytes.extend(section(text.as_bytes()));
    fs::write(module, bytes).with_context(|| format!("cannot write {}", module.display()))
}

/// A custom section (WebAssembly core specification, 5.5.3): 0, size, size of the name, name, content.
fn section(content: &[u8]) -> Vec<u8> {
    let name = SECTION.as_bytes();
    let mut body = leb(name.len());
    body.extend(name);
    body.extend(content);
    let mut section = vec![0];
    section.extend(leb(body.len()));
    section.extend(body);
    section
}

/// Unsigned LEB128.
fn leb(mut n: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(n & 0x7f).unwrap_or(0);
        n >>= 7;
        if n == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_takes_the_section_and_gives_it_back() {
        let mut module = walrus::Module::with_config(walrus::ModuleConfig::new()).emit_wasm();
        let long = vec![b'x'; 300];
        module.extend(section(&long));
        let read = walrus::Module::from_buffer(&module).unwrap();
        let found = read.customs.iter().find(|(_, section)| section.name() == SECTION).unwrap().1;
        assert_eq!(&*found.data(&walrus::IdsToIndices::default()), long);
    }

    #[test]
    fn numbers_are_little_endian_in_sevens() {
        assert_eq!(
            [leb(0), leb(127), leb(128), leb(624_485)],
            [vec![0], vec![127], vec![128, 1], vec![0xe5, 0x8e, 0x26]]
        );
    }
}
