//! What can be reached from a module's exports, by calls and by addresses.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Result, bail};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalId, Module, TableId,
};

use super::{Marks, Target};

/// What a function's body names.
#[derive(Default)]
pub struct Named {
    /// Called functions.
    pub functions: Vec<FunctionId>,
    /// Globals.
    pub globals: Vec<GlobalId>,
    /// Tables, of functions or of the page's objects.
    pub tables: Vec<TableId>,
}

impl Named {
    /// `None` for an imported function.
    pub fn of(module: &Module, function: FunctionId) -> Option<Named> {
        let FunctionKind::Local(local) = &module.funcs.get(function).kind else { return None };
        let mut named = Named::default();
        dfs_in_order(&mut named, local, local.entry_block());
        Some(named)
    }
}

impl<'i> Visitor<'i> for Named {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.functions.push(*function);
    }

    fn visit_global_id(&mut self, global: &GlobalId) {
        self.globals.push(*global);
    }

    fn visit_table_id(&mut self, table: &TableId) {
        self.tables.push(*table);
    }
}

/// What names something.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum By {
    /// An export, or an address that stands where nobody is known to read it.
    Root,
    Function(FunctionId),
    Target(Target),
}

/// What can be reached.
#[derive(Default)]
pub struct Reached {
    /// Functions, imported ones included.
    pub functions: BTreeSet<FunctionId>,
    /// Addresses.
    pub targets: BTreeSet<Target>,
    /// By what each of both was met first.
    by: HashMap<By, By>,
}

impl Reached {
    /// What is here and not there.
    pub fn without(&self, other: &Reached) -> Reached {
        let (functions, targets) = (&self.functions - &other.functions, &self.targets - &other.targets);
        Reached { functions, targets, by: HashMap::new() }
    }

    /// From a function back to what leads to it, by name; addresses are left out.
    pub fn path(&self, module: &Module, function: FunctionId) -> Vec<String> {
        let mut names = Vec::new();
        let mut at = By::Function(function);
        while at != By::Root && names.len() < self.functions.len() {
            if let By::Function(function) = at {
                names.push(module.funcs.get(function).name.clone().unwrap_or_default());
            }
            at = self.by.get(&at).copied().unwrap_or(By::Root);
        }
        names
    }

    /// The symbols of the data.
    pub fn symbols(&self) -> impl Iterator<Item = u32> {
        self.targets.iter().filter_map(|target| match target {
            Target::Data(symbol) => Some(*symbol),
            Target::Slot(_) => None,
        })
    }
}

/// Everything that can be reached from the exports, but not through `doors`, whose own bodies are not looked at.
pub fn reach(
    module: &Module,
    marks: &Marks,
    globals: &HashMap<GlobalId, Target>,
    doors: &[FunctionId],
) -> Result<Reached> {
    let table = slots(module)?;
    let in_symbol = |at: u32| marks.symbols.values().any(|range| range.contains(&at));
    let mut next: Vec<(By, By)> = Vec::new();
    for export in module.exports.iter() {
        if let ExportItem::Function(function) = export.item {
            next.push((By::Function(function), By::Root));
        }
    }
    next.extend(module.start.map(|function| (By::Function(function), By::Root)));
    let unmarked = table.iter().filter(|(slot, _)| !marks.slots.contains(slot));
    next.extend(unmarked.map(|(_, function)| (By::Function(*function), By::Root)));
    next.extend(marks.roots.iter().map(|target| (By::Target(*target), By::Root)));
    let loose = marks.links.iter().filter(|(at, _)| !in_symbol(**at));
    next.extend(loose.map(|(_, target)| (By::Target(*target), By::Root)));
    let mut reached = Reached::default();
    while let Some((met, by)) = next.pop() {
        let new = match met {
            By::Function(function) => !doors.contains(&function) && reached.functions.insert(function),
            By::Target(target) => reached.targets.insert(target),
            By::Root => false,
        };
        if !new {
            continue;
        }
        reached.by.insert(met, by);
        match met {
            By::Function(function) => {
                let Some(named) = Named::of(module, function) else { continue };
                next.extend(named.functions.iter().map(|function| (By::Function(*function), met)));
                let targets = named.globals.iter().filter_map(|global| globals.get(global));
                next.extend(targets.map(|target| (By::Target(*target), met)));
            }
            By::Target(Target::Slot(slot)) => {
                next.extend(table.get(&slot).map(|function| (By::Function(*function), met)));
            }
            By::Target(Target::Data(symbol)) => {
                let range = marks.symbols.get(&symbol).cloned().unwrap_or_default();
                next.extend(marks.links.range(range).map(|(_, target)| (By::Target(*target), met)));
            }
            By::Root => {}
        }
    }
    Ok(reached)
}

/// The functions in the table, by slot.
pub fn slots(module: &Module) -> Result<BTreeMap<u32, FunctionId>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of functions that call each other; `main` is exported, and slot 1 of the table holds `by_slot`.
    fn module(calls: &[(&str, &[&str])]) -> (Module, HashMap<String, FunctionId>) {
        let mut module = Module::with_config(walrus::ModuleConfig::new());
        let mut known: HashMap<String, FunctionId> = HashMap::new();
        for (name, callees) in calls {
            let mut builder = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
            for callee in *callees {
                builder.func_body().call(known[*callee]);
            }
            known.insert((*name).to_owned(), builder.finish(Vec::new(), &mut module.funcs));
        }
        module.exports.add("main", known["main"]);
        let table = module.tables.add_local(false, 2, Some(2), walrus::RefType::FUNCREF);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(1)) };
        module.elements.add(kind, ElementItems::Functions(vec![known["by_slot"]]));
        (module, known)
    }

    #[test]
    fn what_only_a_door_leads_to_is_the_parts_own() {
        let calls: [(&str, &[&str]); 6] = [
            ("shared", &[]),
            ("deep", &["shared"]),
            ("by_slot", &["deep"]),
            ("door", &["deep", "shared"]),
            ("unused", &["door"]),
            ("main", &["shared", "door"]),
        ];
        let (module, known) = module(&calls);
        // A slot that is named by address only; else what is in the table would be reached in any case.
        let marks = Marks { slots: BTreeSet::from([1]), ..Marks::default() };
        let reached = |doors: &[FunctionId]| reach(&module, &marks, &HashMap::new(), doors).unwrap();
        let named = |reached: &Reached| {
            let mut names: Vec<&str> = known
                .iter()
                .filter(|(_, id)| reached.functions.contains(id))
                .map(|(name, _)| &**name)
                .collect();
            names.sort_unstable();
            names.join(" ")
        };
        let all = reached(&[]);
        assert_eq!(named(&all), "deep door main shared");
        let main = reached(&[known["door"]]);
        assert_eq!(named(&main), "main shared");
        assert_eq!(named(&all.without(&main)), "deep door");
        let every_slot = Marks::default();
        let reached = reach(&module, &every_slot, &HashMap::new(), &[known["door"]]).unwrap();
        assert_eq!(named(&reached), "by_slot deep main shared");
    }
}
