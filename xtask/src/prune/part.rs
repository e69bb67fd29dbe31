//! What is reached through a few functions alone, as a module of its own that is fetched when it is wanted.
//!
//! The functions are the doors. Both modules have one memory, one stack and one table of functions: in the main one a
//! door only calls what stands in a slot of the table, and the part fills that slot, and brings its data, when it is
//! instantiated with the exports of the main one. Until then a door traps. So the code needs no seam of its own: no
//! serialising, no second allocator, no function twice. The same idea as `wasm-split` of binaryen, which npm's does
//! not have, and which leaves all data behind.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalId,
    GlobalKind, ImportKind, ImportedFunction, Module, TableId,
};

use super::reach::{Named, Reached, slots};
use super::{Target, addresses};
use crate::traps;

/// A part of the wasm.
pub struct Part {
    /// Its file is `carsi-charts.<name>.wasm`.
    pub name: &'static str,
    /// The functions that lead to it, by their names in Rust; each is `#[inline(never)]`.
    doors: &'static [&'static str],
}

impl Part {
    /// Its file in the package.
    pub fn file(&self) -> String {
        format!("carsi-charts.{}.wasm", self.name)
    }
}

/// All parts.
pub const PARTS: &[Part] = &[
    Part {
        name: "reader",
        doors: &[
            "carsi_charts::web::decode::open",
            "carsi_charts::read::series::<impl carsi_charts::read::Table>::pick_named",
        ],
    },
    Part {
        name: "long",
        doors: &[
            "carsi_charts::read::columns::read",
            "carsi_charts::model::check::long::settle",
            "carsi_charts::model::chronicle::Chronicle::within",
            "carsi_charts::views::line::long::draw",
            "carsi_charts::access::long::told",
            "carsi_charts::access::csv::long",
        ],
    },
    Part {
        name: "extras",
        doors: &[
            "carsi_charts::access::choices::choices",
            "carsi_charts::access::choices::shown",
            "carsi_charts::export::picture",
            "carsi_charts::export::svg",
        ],
    },
    Part {
        name: "goals",
        doors: &[
            "carsi_charts::spec::goals::GoalsSpec::read",
            "carsi_charts::model::check::goals::goals",
            "carsi_charts::views::goals::height",
            "carsi_charts::views::goals::arrange",
            "carsi_charts::views::goals::overlay",
            "carsi_charts::access::summary_goals::goals",
            "carsi_charts::access::table::goals",
            "carsi_charts::access::csv::goals",
            "carsi_charts::access::describe::goal",
            "carsi_charts::access::browse::of_goals",
        ],
    },
    Part {
        name: "views",
        doors: &[
            "carsi_charts::views::fetched::height",
            "carsi_charts::views::fetched::arrange",
            "carsi_charts::views::fetched::overlay",
            "carsi_charts::views::fetched::log_unit",
            "carsi_charts::views::fetched::beyond",
            "carsi_charts::views::fetched::reference_lines",
            "carsi_charts::views::fetched::notes",
            "carsi_charts::scale::log::nice",
            "carsi_charts::model::check::marked::settle_log",
            "carsi_charts::model::check::marked::settle_marks",
            "carsi_charts::access::marked::explain",
            "carsi_charts::access::marked::summarise",
            "carsi_charts::access::marked::remarks",
        ],
    },
];

/// A part in a module that is still whole.
pub struct Cut {
    /// Its doors.
    pub doors: Vec<FunctionId>,
    /// What is reached through them alone, themselves included.
    pub own: Reached,
}

/// The doors of a part. Fails if one is not found: inlined or renamed, it would leave the part empty unseen.
pub fn doors(module: &Module, part: &Part) -> Result<Vec<FunctionId>> {
    let found = |door: &&str| {
        traps::named(module, door).with_context(|| format!("a door of {} is not there", part.name))
    };
    part.doors.iter().map(found).collect()
}

/// The name that a part imports the main module by.
const MAIN: &str = "m";

/// What the main module and its parts share, by the names it has between them.
#[derive(Default)]
pub struct Seam {
    functions: BTreeMap<usize, String>,
    globals: BTreeMap<usize, String>,
    tables: BTreeMap<usize, String>,
    /// The memory's name tells the build: a part of another one is refused, not run on the wrong addresses.
    memory: String,
    /// The slots of the doors, by function.
    doors: BTreeMap<usize, u32>,
    /// How many slots there are in all.
    slots: u64,
}

impl Seam {
    /// Finds what the parts name outside of themselves.
    pub fn new(module: &Module, optimised: &[u8], cuts: &[Cut]) -> Result<Seam> {
        let digest = Sha256::digest(optimised);
        let mut seam = Seam {
            memory: digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect(),
            ..Seam::default()
        };
        let table = function_table(module)?;
        number(&mut seam.tables, table.index(), '_');
        seam.slots = module.tables.get(table).initial;
        for cut in cuts {
            for door in &cut.doors {
                seam.doors.insert(door.index(), u32::try_from(seam.slots)?);
                seam.slots += 1;
            }
            for function in &cut.own.functions {
                seam.name(module, cut, *function);
            }
            // A function that others call, too, may be named by address in the part alone.
            for (_, function) in own_slots(module, cut)?.iter().filter(|s| !cut.own.functions.contains(&s.1))
            {
                number(&mut seam.functions, function.index(), '~');
            }
        }
        Ok(seam)
    }

    fn name(&mut self, module: &Module, cut: &Cut, function: FunctionId) {
        if let FunctionKind::Import(_) = module.funcs.get(function).kind {
            number(&mut self.functions, function.index(), '~');
        }
        let Some(named) = Named::of(module, function) else { return };
        for function in named.functions {
            if !cut.own.functions.contains(&function) {
                number(&mut self.functions, function.index(), '~');
            }
        }
        for global in named.globals {
            if module.globals.get(global).mutable {
                number(&mut self.globals, global.index(), '$');
            }
        }
        // Beside the table of functions, wasm-bindgen has one of the page's objects.
        for table in named.tables {
            number(&mut self.tables, table.index(), '_');
        }
    }

    /// Makes the whole module the part.
    pub fn part(
        &self,
        mut module: Module,
        marked: &HashMap<GlobalId, Target>,
        cut: &Cut,
        data: &BTreeSet<u32>,
    ) -> Result<Vec<u8>> {
        let own: BTreeSet<usize> = cut.own.functions.iter().map(FunctionId::index).collect();
        let filled = self.filled(&module, cut)?;
        let segments = runs(&module, data)?;
        module.start = None;
        for export in module.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
            module.exports.delete(export);
        }
        for segment in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
            module.data.delete(segment);
        }
        for element in module.elements.iter().map(walrus::Element::id).collect::<Vec<_>>() {
            module.elements.delete(element);
        }
        for import in module.imports.iter().map(walrus::Import::id).collect::<Vec<_>>() {
            module.imports.delete(import);
        }
        for function in module.funcs.iter().map(walrus::Function::id).collect::<Vec<_>>() {
            let known = own.contains(&function.index());
            let is_local = matches!(module.funcs.get(function).kind, FunctionKind::Local(_));
            if known && is_local {
                continue;
            }
            match self.functions.get(&function.index()) {
                Some(name) => {
                    let import = module.imports.add(MAIN, name, ImportKind::Function(function));
                    let function = module.funcs.get_mut(function);
                    function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
                }
                None => module.funcs.delete(function),
            }
        }
        for global in module.globals.iter().map(walrus::Global::id).collect::<Vec<_>>() {
            if marked.contains_key(&global) {
                continue;
            }
            match self.globals.get(&global.index()) {
                Some(name) => {
                    let import = module.imports.add(MAIN, name, ImportKind::Global(global));
                    module.globals.get_mut(global).kind = GlobalKind::Import(import);
                }
                None => module.globals.delete(global),
            }
        }
        let table = function_table(&module)?;
        for shared in module.tables.iter().map(walrus::Table::id).collect::<Vec<_>>() {
            match self.tables.get(&shared.index()) {
                Some(name) => {
                    let import = module.imports.add(MAIN, name, ImportKind::Table(shared));
                    let shared = module.tables.get_mut(shared);
                    shared.import = Some(import);
                    shared.elem_segments.clear();
                }
                None => module.tables.delete(shared),
            }
        }
        let memory = module.get_memory_id()?;
        let import = module.imports.add(MAIN, &self.memory, ImportKind::Memory(memory));
        let shared = module.memories.get_mut(memory);
        shared.import = Some(import);
        shared.data_segments.clear();
        for (start, value) in segments {
            let offset = ConstExpr::Value(Value::I32(start.try_into()?));
            let segment = module.data.add(DataKind::Active { memory, offset }, value);
            module.memories.get_mut(memory).data_segments.insert(segment);
        }
        self.widen(&mut module, table);
        for (slot, function) in filled {
            let offset = ConstExpr::Value(Value::I32(slot.try_into()?));
            let items = ElementItems::Functions(vec![function]);
            let element = module.elements.add(ElementKind::Active { table, offset }, items);
            module.tables.get_mut(table).elem_segments.insert(element);
        }
        Ok(module.emit_wasm())
    }

    /// The slots that the part fills: those of its doors, and those of its own functions.
    fn filled(&self, module: &Module, cut: &Cut) -> Result<Vec<(u32, FunctionId)>> {
        let own: BTreeSet<usize> = cut.own.functions.iter().map(FunctionId::index).collect();
        let slots = own_slots(module, cut)?;
        let doors = module.funcs.iter().filter(|f| own.contains(&f.id().index()));
        let doors = doors.filter_map(|f| Some((*self.doors.get(&f.id().index())?, f.id())));
        Ok(slots.into_iter().chain(doors).collect())
    }

    /// Puts calls of slots in place of the doors of the main module, and exports what parts need.
    pub fn close(&self, module: &mut Module, cuts: &[Cut]) -> Result<()> {
        let table = function_table(module)?;
        for door in cuts.iter().flat_map(|cut| &cut.doors) {
            let ty = module.funcs.get(*door).ty();
            let slot = *self.doors.get(&door.index()).context("a door has no slot")?;
            let slot = slot.try_into()?;
            traps::rewrite(module, *door, |body| {
                body.i32_const(slot).call_indirect(ty, table);
            });
        }
        self.widen(module, table);
        let memory = module.get_memory_id()?;
        module.exports.add(&self.memory, memory);
        for function in module.funcs.iter().map(walrus::Function::id).collect::<Vec<_>>() {
            if let Some(name) = self.functions.get(&function.index()) {
                module.exports.add(name, ExportItem::Function(function));
            }
        }
        for global in module.globals.iter().map(walrus::Global::id).collect::<Vec<_>>() {
            if let Some(name) = self.globals.get(&global.index()) {
                module.exports.add(name, ExportItem::Global(global));
            }
        }
        for (index, name) in &self.tables {
            let table =
                module.tables.iter().find(|t| t.id().index() == *index).context("a table is gone")?.id();
            module.exports.add(name, ExportItem::Table(table));
        }
        Ok(())
    }

    /// Gives the table its slots for the doors.
    fn widen(&self, module: &mut Module, table: TableId) {
        let table = module.tables.get_mut(table);
        table.initial = self.slots;
        table.maximum = table.maximum.map(|most| most.max(self.slots));
    }
}

/// The slots that only the part names, and their functions.
fn own_slots(module: &Module, cut: &Cut) -> Result<Vec<(u32, FunctionId)>> {
    let own = |(slot, _): &(u32, FunctionId)| cut.own.targets.contains(&Target::Slot(*slot));
    Ok(slots(module)?.into_iter().filter(own).collect())
}

fn number(names: &mut BTreeMap<usize, String>, index: usize, sign: char) {
    let next = names.len();
    names.entry(index).or_insert_with(|| format!("{sign}{next}"));
}

fn function_table(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the module has no table of functions")
}

/// The bytes of these addresses, in runs.
fn runs(module: &Module, wanted: &BTreeSet<u32>) -> Result<Vec<(u32, Vec<u8>)>> {
    let mut bytes: BTreeMap<u32, u8> = BTreeMap::new();
    for data in module.data.iter() {
        bytes.extend(addresses(data)?.zip(data.value.iter().copied()).filter(|(at, _)| wanted.contains(at)));
    }
    let mut runs: Vec<(u32, Vec<u8>)> = Vec::new();
    for (at, byte) in bytes {
        match runs.last_mut() {
            Some((start, run)) if *start + u32::try_from(run.len())? == at => run.push(byte),
            _ => runs.push((at, vec![byte])),
        }
    }
    Ok(runs)
}
