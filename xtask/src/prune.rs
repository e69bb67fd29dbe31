//! Data and functions that nothing can reach once panics are bare traps ([`crate::traps`]): messages, source paths,
//! `Debug` tables and what they point to.
//!
//! The linker keeps them, since it runs before the traps; wasm-opt keeps them, since to it an address is a number like
//! any other. So the linker is asked for its list of addresses (`--emit-relocs`), and [`mark`] puts an exported global
//! in place of each, which wasm-opt cannot see through. Once wasm-opt has thrown away the dead code, [`sweep`] follows
//! the globals that are left, clears the data that nothing names, takes the functions that nothing names out of the
//! table, and puts the addresses back for a last run of wasm-opt.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalId, Module, ModuleConfig,
};
use wasmparser::{
    DataKind as Placed, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationEntry,
    RelocationType, SymbolInfo, TypeRef,
};

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

/// A section of a module: its number and where its contents are.
struct Section {
    id: u8,
    body: Range<usize>,
}

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

fn is_linkers(content: &[u8]) -> Result<bool> {
    let name = wasmparser::BinaryReader::new(content, 0).read_string()?;
    Ok(name == "linking" || name.starts_with("reloc."))
}

fn sections(wasm: &[u8]) -> Result<Vec<Section>> {
    let mut sections = Vec::new();
    let mut reader = wasmparser::BinaryReader::new(wasm, 0);
    reader.read_bytes(8)?;
    while !reader.eof() {
        let id = reader.read_u8()?;
        let size = usize::try_from(reader.read_var_u32()?)?;
        let start = reader.original_position();
        reader.read_bytes(size)?;
        sections.push(Section { id, body: start..start + size });
    }
    Ok(sections)
}

/// The lists that `--emit-relocs` leaves in the module, with places as offsets in the file.
#[derive(Default)]
struct Linker {
    /// Numbers of the symbols of the data, with their addresses.
    symbols: BTreeMap<u32, Range<u32>>,
    code_relocs: Vec<(usize, RelocationEntry)>,
    data_relocs: Vec<(usize, RelocationEntry)>,
    /// Parts of the data: where in the file, from which address.
    segments: Vec<(Range<usize>, u32)>,
    /// How many globals there are.
    globals: u32,
    /// Bodies that wasm-bindgen runs while it builds, and so must find as they were.
    described: Vec<Range<usize>>,
}

impl Linker {
    fn read(wasm: &[u8]) -> Result<Linker> {
        let starts: Vec<usize> = sections(wasm)?.iter().map(|section| section.body.start).collect();
        let mut linker = Linker::default();
        let mut bodies = Vec::new();
        let mut imported = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        match import?.ty {
                            TypeRef::Func(_) => imported += 1,
                            TypeRef::Global(_) => linker.globals += 1,
                            _ => {}
                        }
                    }
                }
                Payload::GlobalSection(globals) => linker.globals += globals.count(),
                Payload::CodeSectionEntry(body) => bodies.push(body.range()),
                Payload::DataSection(data) => {
                    for segment in data {
                        let segment = segment?;
                        let Placed::Active { offset_expr, .. } = segment.kind else { continue };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                            bail!("a data segment is not at a fixed address");
                        };
                        let end = segment.range.end;
                        linker.segments.push((end - segment.data.len()..end, u32::try_from(value)?));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                linker.read_symbols(symbols)?;
                            }
                        }
                    }
                    KnownCustom::Reloc(relocs) => {
                        let section = usize::try_from(relocs.section_index())?;
                        let start = *starts.get(section).context("relocations of no section")?;
                        let list = match custom.name() {
                            "reloc.CODE" => &mut linker.code_relocs,
                            "reloc.DATA" => &mut linker.data_relocs,
                            _ => continue,
                        };
                        for entry in relocs.entries() {
                            let entry = entry?;
                            list.push((start + usize::try_from(entry.offset)?, entry));
                        }
                    }
                    KnownCustom::Name(names) => {
                        for part in names {
                            let Name::Function(functions) = part? else { continue };
                            for naming in functions {
                                let naming = naming?;
                                let body =
                                    naming.index.checked_sub(imported).map(usize::try_from).transpose()?;
                                if naming.name.contains("describe")
                                    && let Some(body) = body.and_then(|at| bodies.get(at))
                                {
                                    linker.described.push(body.clone());
                                }
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let found = (linker.symbols.len(), linker.code_relocs.len(), linker.data_relocs.len());
        ensure!(found.0.min(found.1).min(found.2) > 0, "the linker left no relocations: {found:?}");
        Ok(linker)
    }

    fn read_symbols(&mut self, symbols: wasmparser::SymbolInfoMap) -> Result<()> {
        for (number, symbol) in (0..).zip(symbols) {
            if let SymbolInfo::Data { symbol: Some(place), .. } = symbol?
                && let Some((_, start)) = self.segments.get(usize::try_from(place.index)?)
            {
                let start = start + place.offset;
                self.symbols.insert(number, start..start + place.size);
            }
        }
        Ok(())
    }

    /// The address of a byte of the file that is data.
    fn address(&self, at: usize) -> Result<u32> {
        let (bytes, start) =
            self.segments.iter().find(|(bytes, _)| bytes.contains(&at)).context("no data there")?;
        Ok(start + u32::try_from(at - bytes.start)?)
    }

    fn is_described(&self, at: usize) -> bool {
        self.described.iter().any(|body| body.contains(&at))
    }
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

/// What a function's body names.
#[derive(Default)]
struct Named {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
}

impl<'i> Visitor<'i> for Named {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.functions.push(*function);
    }

    fn visit_global_id(&mut self, global: &GlobalId) {
        self.globals.push(*global);
    }
}

/// Everything that can be reached from the exports.
fn reach(module: &Module, marks: &Marks, globals: &HashMap<GlobalId, Target>) -> Result<BTreeSet<Target>> {
    let table = slots(module)?;
    let in_symbol = |at: u32| marks.symbols.values().any(|range| range.contains(&at));
    let mut functions: Vec<FunctionId> = Vec::new();
    for export in module.exports.iter() {
        if let ExportItem::Function(function) = export.item {
            functions.push(function);
        }
    }
    functions.extend(module.start);
    functions
        .extend(table.iter().filter(|(slot, _)| !marks.slots.contains(slot)).map(|(_, function)| *function));
    let mut targets: Vec<Target> = marks.roots.iter().copied().collect();
    targets.extend(marks.links.iter().filter(|(at, _)| !in_symbol(**at)).map(|(_, target)| *target));
    let mut seen: BTreeSet<FunctionId> = BTreeSet::new();
    let mut live: BTreeSet<Target> = BTreeSet::new();
    loop {
        if let Some(function) = functions.pop() {
            if let (true, FunctionKind::Local(local)) =
                (seen.insert(function), &module.funcs.get(function).kind)
            {
                let mut named = Named::default();
                dfs_in_order(&mut named, local, local.entry_block());
                functions.append(&mut named.functions);
                targets.extend(named.globals.iter().filter_map(|global| globals.get(global)));
            }
        } else if let Some(target) = targets.pop() {
            if live.insert(target) {
                match target {
                    Target::Slot(slot) => functions.extend(table.get(&slot)),
                    Target::Data(symbol) => {
                        let range = marks.symbols.get(&symbol).cloned().unwrap_or_default();
                        targets.extend(marks.links.range(range).map(|(_, target)| *target));
                    }
                }
            }
        } else {
            return Ok(live);
        }
    }
}

/// The functions in the table, by slot.
fn slots(module: &Module) -> Result<BTreeMap<u32, FunctionId>> {
    let mut slots = BTreeMap::new();
    for element in module.elements.iter() {
        let (Some(start), ElementItems::Functions(functions)) = (start(&element.kind)?, &element.items)
        else {
            continue;
        };
        slots.extend((start..).zip(functions.iter().copied()));
    }
    Ok(slots)
}

/// The slot where an element segment begins.
fn start(kind: &ElementKind) -> Result<Option<u32>> {
    match kind {
        ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => {
            Ok(Some(u32::try_from(*start)?))
        }
        ElementKind::Active { .. } => bail!("a part of the table is not at a fixed place"),
        _ => Ok(None),
    }
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
