//! Exported globals in place of the addresses in code, so that what reads them stays known.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use wasmparser::RelocationType;

use super::linker::{Linker, Section, is_linkers, sections};
use super::{Marks, PREFIX, Target};

/// Puts exported globals in place of the addresses in the code, and takes the linker's lists out.
pub fn mark(linked: &[u8]) -> Result<(Vec<u8>, Marks)> {
    let linker = Linker::read(linked)?;
    let mut marks = Marks { symbols: linker.symbols.clone(), ..Marks::default() };
    for (at, place) in &linker.data_relocs {
        let word = linked.get(*at..at + 4).context("a relocation is outside of the file")?;
        let held = u32::from_le_bytes(word.try_into()?);
        match place.ty {
            RelocationType::MemoryAddrI32 if linker.symbols.contains_key(&place.index) => {
                marks.links.insert(linker.address(*at)?, Target::Data(place.index));
            }
            RelocationType::TableIndexI32 => {
                marks.slots.insert(held);
                marks.links.insert(linker.address(*at)?, Target::Slot(held));
            }
            _ => {}
        }
    }
    let mut wasm = linked.to_vec();
    // Targets with the number that stands in the code, and the number of their global.
    let mut globals: BTreeMap<(Target, u32), u32> = BTreeMap::new();
    for (at, place) in &linker.code_relocs {
        let field = *at..at + 5;
        let bytes = linked.get(field.clone()).context("a relocation is outside of the file")?;
        let held = padded(bytes)?;
        let target = match place.ty {
            RelocationType::TableIndexSleb => {
                marks.slots.insert(held);
                Target::Slot(held)
            }
            RelocationType::MemoryAddrSleb | RelocationType::MemoryAddrLeb
                if linker.symbols.contains_key(&place.index) =>
            {
                Target::Data(place.index)
            }
            _ => continue,
        };
        let constant = wasm.get_mut(at - 1).filter(|code| **code == I32_CONST);
        match constant {
            Some(code) if !linker.is_described(*at) => {
                *code = GLOBAL_GET;
                let next = linker.globals + u32::try_from(globals.len())?;
                let global = *globals.entry((target, held)).or_insert(next);
                wasm.get_mut(field)
                    .context("a relocation is outside of the file")?
                    .copy_from_slice(&wide(global));
            }
            _ => {
                marks.roots.insert(target);
            }
        }
    }
    let mut added: Vec<((Target, u32), u32)> = globals.into_iter().collect();
    added.sort_by_key(|(_, global)| *global);
    marks.targets = added.iter().map(|((target, _), _)| *target).collect();
    Ok((with_globals(&wasm, &added)?, marks))
}

const I32_CONST: u8 = 0x41;
const GLOBAL_GET: u8 = 0x23;

/// The number in a field of five bytes, as linkers leave them.
fn padded(bytes: &[u8]) -> Result<u32> {
    let mut value = 0_u64;
    for (i, byte) in bytes.iter().enumerate() {
        ensure!((byte & 0x80 != 0) == (i < 4), "an address is not padded to five bytes");
        value |= u64::from(byte & 0x7f) << (7 * i);
    }
    Ok(u32::try_from(value & 0xffff_ffff)?)
}

/// A number in five bytes.
fn wide(value: u32) -> [u8; 5] {
    let part = |i: u32| u8::try_from(value >> (7 * i) & 0x7f).unwrap_or_default();
    [part(0) | 0x80, part(1) | 0x80, part(2) | 0x80, part(3) | 0x80, part(4)]
}

/// The module with these globals and their exports at the ends of their sections, without the linker's own sections.
fn with_globals(wasm: &[u8], added: &[((Target, u32), u32)]) -> Result<Vec<u8>> {
    let mut globals = Vec::new();
    let mut exports = Vec::new();
    for (number, ((_, value), global)) in added.iter().enumerate() {
        globals.extend([0x7f, 1, I32_CONST]); // i32, mutable
        // Signed: of five bytes, the last has three bits of the number and its sign.
        let mut field = wide(*value);
        if value >> 31 == 1 {
            field[4] |= 0x70;
        }
        globals.extend(field);
        globals.push(0x0b);
        let name = format!("{PREFIX}{number}");
        exports.extend(wide(u32::try_from(name.len())?));
        exports.extend(name.bytes());
        exports.push(3);
        exports.extend(wide(*global));
    }
    let mut out = wasm.get(..8).context("no module")?.to_vec();
    for Section { id, body } in sections(wasm)? {
        let content = &wasm[body.clone()];
        let extra: &[u8] = match id {
            0 if is_linkers(content)? => continue,
            6 => &globals,
            7 => &exports,
            _ => &[],
        };
        out.push(id);
        if extra.is_empty() {
            out.extend(wide(u32::try_from(content.len())?));
            out.extend(content);
        } else {
            let mut reader = wasmparser::BinaryReader::new(content, 0);
            let count = reader.read_var_u32()? + u32::try_from(added.len())?;
            let rest = &content[reader.original_position()..];
            out.extend(wide(u32::try_from(5 + rest.len() + extra.len())?));
            out.extend(wide(count));
            out.extend(rest);
            out.extend(extra);
        }
    }
    Ok(out)
}
