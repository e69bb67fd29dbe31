//! What can be reached from a module's exports, by calls and by addresses.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Result, bail};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalId, Module};

use super::{Marks, Target};

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
pub fn reach(
    module: &Module,
    marks: &Marks,
    globals: &HashMap<GlobalId, Target>,
) -> Result<BTreeSet<Target>> {
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
pub fn start(kind: &ElementKind) -> Result<Option<u32>> {
    match kind {
        ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => {
            Ok(Some(u32::try_from(*start)?))
        }
        ElementKind::Active { .. } => bail!("a part of the table is not at a fixed place"),
        _ => Ok(None),
    }
}
