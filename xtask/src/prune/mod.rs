//! Data and functions that nothing can reach once panics are bare traps ([`crate::traps`]): messages, source paths,
//! `Debug` tables and what they point to.
//!
//! The linker keeps them, since it runs before the traps; wasm-opt keeps them, since to it an address is a number like
//! any other. So the linker is asked for its list of addresses (`--emit-relocs`), and [`mark`] puts an exported global
//! in place of each, which wasm-opt cannot see through. Once wasm-opt has thrown away the dead code, [`sweep`] follows
//! the globals that are left, clears the data that nothing names, takes the functions that nothing names out of the
//! table, and puts the addresses back for a last run of wasm-opt.

mod linker;
mod mark;
mod reach;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use anyhow::{Result, ensure};
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ExportItem, FunctionBuilder, GlobalId, Module, ModuleConfig,
};

pub use mark::mark;
use reach::{reach, start};

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

/// Clears what nothing names, and puts the addresses back.
pub fn sweep(optimised: &[u8], marks: &Marks) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false).generate_name_section(true);
    let mut module = config.parse(optimised)?;
    let globals = take_globals(&mut module, marks);
    ensure!(!globals.is_empty(), "no marked address has come through wasm-bindgen and wasm-opt");
    let live = reach(&module, marks, &globals)?;
    clear_data(&mut module, marks, &live)?;
    clear_table(&mut module, marks, &live)?;
    Ok(module.emit_wasm())
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

fn clear_data(module: &mut Module, marks: &Marks, live: &BTreeSet<Target>) -> Result<()> {
    let is_live = |symbol: &u32| live.contains(&Target::Data(*symbol));
    let (kept, dead): (Vec<_>, Vec<_>) = marks.symbols.iter().partition(|(symbol, _)| is_live(symbol));
    let mut cleared: BTreeSet<u32> = dead.into_iter().flat_map(|(_, range)| range.clone()).collect();
    for address in kept.into_iter().flat_map(|(_, range)| range.clone()) {
        cleared.remove(&address);
    }
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for segment in segments {
        let data = module.data.get_mut(segment);
        // wasm-opt has cut the segments up, and stumbles over two of one name.
        data.name = None;
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
            continue;
        };
        for (address, byte) in (u32::try_from(start)?..).zip(&mut data.value) {
            if cleared.contains(&address) {
                *byte = 0;
            }
        }
    }
    println!("build: {} bytes of data that only panics named", cleared.len());
    ensure!(!cleared.is_empty(), "all data are named; see prune.rs");
    Ok(())
}

fn clear_table(module: &mut Module, marks: &Marks, live: &BTreeSet<Target>) -> Result<()> {
    let mut trap = FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    let trap = trap.finish(Vec::new(), &mut module.funcs);
    let mut cleared = 0;
    for element in module.elements.iter_mut() {
        let (Some(start), ElementItems::Functions(functions)) = (start(&element.kind)?, &mut element.items)
        else {
            continue;
        };
        for (slot, function) in (start..).zip(functions) {
            if marks.slots.contains(&slot) && !live.contains(&Target::Slot(slot)) {
                *function = trap;
                cleared += 1;
            }
        }
    }
    println!("build: {cleared} functions that only panics named");
    Ok(())
}
