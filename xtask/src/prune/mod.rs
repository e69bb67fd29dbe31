//! Data and functions that nothing can reach once panics are bare traps ([`crate::traps`]): messages, source paths,
//! `Debug` tables and what they point to.
//!
//! The linker keeps them, since it runs before the traps; wasm-opt keeps them, since to it an address is a number like
//! any other. So the linker is asked for its list of addresses (`--emit-relocs`), and [`mark()`] puts an exported global
//! in place of each, which wasm-opt cannot see through. Once wasm-opt has thrown away the dead code, [`sweep`] follows
//! the globals that are left, clears the data that nothing names, takes the functions that nothing names out of the
//! table, and puts the addresses back for a last run of wasm-opt.
//!
//! Who knows what names what can also part it: [`PARTS`].
mod linker;
mod mark;
mod part;
mod reach;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use anyhow::{Result, bail, ensure};
use walrus::ir::Value;
use walrus::{
    ConstExpr, Data, DataKind, ElementItems, ExportItem, FunctionBuilder, GlobalId, Module, ModuleConfig,
};

pub use mark::mark;
use part::{Cut, Seam};
pub use part::{PARTS, Part};
use reach::{Reached, reach, start};

/// What the names of the exported globals begin with; their number in [`Marks`] follows.
const PREFIX: &str = "~mark";

/// What an address in the code or the data leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Target {
    /// A symbol of the data, by number.
    Data(u32),
    /// A slot of the table of functions.
    Slot(u32),
}

/// What the linker knew.
#[derive(Default)]
pub struct Marks {
    /// What each global stands for.
    targets: Vec<Target>,
    /// Where the symbols of the data are, by their number.
    symbols: BTreeMap<u32, Range<u32>>,
    /// Addresses in the data that hold addresses.
    links: BTreeMap<u32, Target>,
    /// What code names in a way that no global can stand for.
    roots: BTreeSet<Target>,
    /// Slots of the table that are known to be named by address only.
    slots: BTreeSet<u32>,
}

/// A module without what nothing names, and what is fetched apart from it.
pub struct Swept {
    /// What every page loads.
    pub main: Vec<u8>,
    /// The modules of [`PARTS`], in their order.
    pub parts: Vec<Vec<u8>>,
}

/// Clears what nothing names, parts the rest, and puts the addresses back.
pub fn sweep(optimised: &[u8], marks: &Marks) -> Result<Swept> {
    let (mut module, globals) = parse(optimised, marks)?;
    let live = reach(&module, marks, &globals, &[])?;
    let mut cuts = Vec::new();
    for part in PARTS {
        let doors = part::doors(&module, part)?;
        let own = live.without(&reach(&module, marks, &globals, &doors)?);
        cuts.push(Cut { doors, own });
    }
    let main = cuts.iter().fold(live.without(&Reached::default()), |main, cut| main.without(&cut.own));
    let dead = marks.bytes(marks.symbols.keys().copied()).len() - marks.bytes(live.symbols()).len();
    println!("build: {dead} bytes of data that only panics named");
    ensure!(dead > 0, "all data are named; see prune/mod.rs");
    let kept = marks.bytes(main.symbols());
    let seam = Seam::new(&module, optimised, &cuts)?;
    let mut parts = Vec::new();
    for (part, cut) in PARTS.iter().zip(&cuts) {
        let (whole, globals) = parse(optimised, marks)?;
        let data: BTreeSet<u32> = &marks.bytes(cut.own.symbols()) - &kept;
        println!(
            "build: {} functions and {} bytes of data for {}",
            cut.own.functions.len(),
            data.len(),
            part.name
        );
        parts.push(seam.part(whole, &globals, cut, &data)?);
    }
    let cleared = &marks.bytes(marks.symbols.keys().copied()) - &kept;
    clear_data(&mut module, &cleared)?;
    clear_table(&mut module, marks, &main)?;
    seam.close(&mut module, &cuts)?;
    Ok(Swept { main: module.emit_wasm(), parts })
}

/// Why the main module has functions whose names hold a text: for each, by what it is reached.
pub fn why(optimised: &[u8], marks: &Marks, text: &str) -> Result<Vec<Vec<String>>> {
    let (module, globals) = parse(optimised, marks)?;
    let mut doors = Vec::new();
    for part in PARTS {
        doors.extend(part::doors(&module, part)?);
    }
    let reached = reach(&module, marks, &globals, &doors)?;
    let named = module.funcs.iter().filter(|f| f.name.as_deref().is_some_and(|name| name.contains(text)));
    let there = named.map(walrus::Function::id).filter(|function| reached.functions.contains(function));
    Ok(there.map(|function| reached.path(&module, function)).collect())
}

impl Marks {
    /// The addresses of the bytes of these symbols.
    fn bytes(&self, symbols: impl IntoIterator<Item = u32>) -> BTreeSet<u32> {
        symbols.into_iter().filter_map(|symbol| self.symbols.get(&symbol)).cloned().flatten().collect()
    }
}

/// A module, and its marked globals as constants.
fn parse(optimised: &[u8], marks: &Marks) -> Result<(Module, HashMap<GlobalId, Target>)> {
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false).generate_name_section(true);
    let mut module = config.parse(optimised)?;
    let globals = take_globals(&mut module, marks);
    ensure!(!globals.is_empty(), "no marked address has come through wasm-bindgen and wasm-opt");
    Ok((module, globals))
}

/// The marked globals, from now on constants.
fn take_globals(module: &mut Module, marks: &Marks) -> HashMap<GlobalId, Target> {
    let mut globals = HashMap::new();
    let mut exports = Vec::new();
    for export in module.exports.iter() {
        if let ExportItem::Global(global) = export.item
            && let Some(number) = export.name.strip_prefix(PREFIX)
            && let Some(target) = number.parse().ok().and_then(|n: usize| marks.targets.get(n))
        {
            globals.insert(global, *target);
            exports.push(export.id());
        }
    }
    for export in exports {
        module.exports.delete(export);
    }
    for global in globals.keys() {
        module.globals.get_mut(*global).mutable = false;
    }
    globals
}

fn clear_data(module: &mut Module, cleared: &BTreeSet<u32>) -> Result<()> {
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for segment in segments {
        let data = module.data.get_mut(segment);
        // wasm-opt has cut the segments up, and stumbles over two of one name.
        data.name = None;
        for (address, byte) in addresses(data)?.zip(&mut data.value) {
            if cleared.contains(&address) {
                *byte = 0;
            }
        }
    }
    Ok(())
}

/// The addresses of a segment's bytes.
fn addresses(data: &Data) -> Result<Range<u32>> {
    let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
        bail!("a data segment is not at a fixed address");
    };
    let start = u32::try_from(start)?;
    Ok(start..start + u32::try_from(data.value.len())?)
}

fn clear_table(module: &mut Module, marks: &Marks, kept: &Reached) -> Result<()> {
    let mut trap = FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    let trap = trap.finish(Vec::new(), &mut module.funcs);
    for element in module.elements.iter_mut() {
        let (Some(start), ElementItems::Functions(functions)) = (start(&element.kind)?, &mut element.items)
        else {
            continue;
        };
        for (slot, function) in (start..).zip(functions) {
            if marks.slots.contains(&slot) && !kept.targets.contains(&Target::Slot(slot)) {
                *function = trap;
            }
        }
    }
    Ok(())
}
