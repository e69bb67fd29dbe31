//! SDMX-JSON 1 and 2 in: keys such as `0:0:1`, whose numbers count into the
//! values of dimensions that stand elsewhere in the file.

use super::cube::{Attribute, Cell, Cube, Dimension, Item, Marks};
use super::json::{misfit, position, status, surer};
use super::{Facts, Table, number};
use crate::error::{Code, Place, Problems};
use crate::json::Node;
use crate::json::pointer::{push_index, push_key};

const FORMAT: &str = "sdmx-json";
/// The levels that dimensions and attributes are at, in the order of keys.
const LEVELS: [&str; 3] = ["dataSet", "series", "observation"];

/// Reads a message: all of its data sets, but for those that say what to delete.
pub fn read(node: &Node, problems: &mut Problems) -> Table {
    // The newer ones have all of it in `data`.
    let (root, base) = node.get("data").map_or((node, ""), |data| (data, "/data"));
    let Some(sets @ Node::List(_)) = root.get("dataSets") else {
        misfit(FORMAT, "dataSets", base, problems);
        return Table::default();
    };
    let mut facts = Facts::new(problems);
    for (at, set) in sets.items().iter().enumerate() {
        let action = set.get("action").map_or("", Node::text);
        if action.eq_ignore_ascii_case("delete") || action == "D" {
            continue;
        }
        let mut pointer = [base, "/dataSets"].concat();
        push_index(&mut pointer, at);
        let number = set.get("structure").and_then(Node::index).unwrap_or(0);
        let one = root.get("structure");
        let structure = root.get("structures").map_or(one, |all| all.items().get(number));
        match structure {
            Some(structure) => data_set(set, structure, pointer, &mut facts),
            None => misfit(FORMAT, "structure", &pointer, &mut facts.problems),
        }
    }
    if facts.rows.is_empty() && !facts.problems.failed() {
        facts.problems.push(Code::DataEmpty, Place::Whole, "", "rows");
    }
    facts.finish(problems)
}

fn data_set(set: &Node, structure: &Node, mut pointer: String, facts: &mut Facts) {
    let Some(written) = structure.get("dimensions") else {
        return misfit(FORMAT, "dimensions", &pointer, &mut facts.problems);
    };
    let at_level = |level| written.get(level).map_or(&[][..], Node::items);
    let dimensions = LEVELS.iter().flat_map(|level| at_level(level)).map(dimension).collect();
    let Some(mut cube) = Cube::of(named(structure), dimensions, &pointer, facts) else { return };
    let attributes = |level: &str| -> Vec<(Option<Attribute>, &Node)> {
        let here = structure.get("attributes").and_then(|all| all.get(level));
        let attribute = |node| (Attribute::named(text(node, "id")), node);
        here.map_or(&[][..], Node::items).iter().map(attribute).collect()
    };
    let [of_set, of_series, of_observations] = LEVELS.map(attributes);
    let mut marks = Marks::default();
    mark(&of_set, listed(set, "attributes"), &mut marks);
    // Of the level above each key the only value is meant.
    let key = vec![0; at_level("dataSet").len()];
    let measures =
        structure.get("measures").and_then(|m| m.get("observation")).map_or(1, |m| m.items().len());
    let mut reading =
        Reading { cube: &mut cube, attributes: &of_observations, measures: measures.max(1), facts };
    let own = pointer.len();
    reading.observations(set, &key, &mut pointer, &marks);
    for (name, series) in set.get("series").map_or(&[][..], Node::entries) {
        push_key(&mut pointer, "series");
        push_key(&mut pointer, name);
        let mut marks = marks.clone();
        mark(&of_series, listed(series, "attributes"), &mut marks);
        match key_of(name) {
            Some(more) => reading.observations(series, &[&key[..], &more].concat(), &mut pointer, &marks),
            None => reading.odd(&pointer, name),
        }
        pointer.truncate(own);
    }
}

/// Observations of one data set.
struct Reading<'r> {
    cube: &'r mut Cube,
    attributes: &'r [(Option<Attribute>, &'r Node)],
    /// How many values begin each observation; the first is read.
    measures: usize,
    facts: &'r mut Facts,
}

impl Reading<'_> {
    fn observations(&mut self, holder: &Node, key: &[usize], pointer: &mut String, marks: &Marks) {
        let own = pointer.len();
        for (name, observation) in holder.get("observations").map_or(&[][..], Node::entries) {
            push_key(pointer, "observations");
            push_key(pointer, name);
            if let Some(more) = key_of(name) {
                let (values, rest) =
                    observation.items().split_at_checked(self.measures).unwrap_or((observation.items(), &[]));
                let mut marks = marks.clone();
                mark(self.attributes, rest, &mut marks);
                let index = [key, &more].concat();
                let value = match observation {
                    Node::List(_) => values.first(),
                    bare => Some(bare),
                };
                self.cube.put(Cell { pointer: pointer.clone(), index: &index, value, marks }, self.facts);
            } else {
                self.odd(pointer, name);
            }
            pointer.truncate(own);
        }
    }

    /// A key that is not numbers.
    fn odd(&mut self, pointer: &str, key: &str) {
        let depth = crate::format::quantity::integer(self.cube.depth());
        self.facts.problems.push(Code::RowLength, Place::Pointer(pointer.to_owned()), key, &depth);
    }
}

/// `0:0:1` as numbers.
fn key_of(key: &str) -> Option<Vec<usize>> {
    if key.is_empty() {
        return Some(Vec::new());
    }
    key.split(':').map(position).collect()
}

fn dimension(node: &Node) -> Dimension {
    let roles = node.get("roles").or_else(|| node.get("role"));
    let role = roles.map_or("", |roles| roles.items().first().unwrap_or(roles).text());
    let items = listed(node, "values").iter().map(|node| Item {
        code: code(node).to_owned(),
        name: named(node),
        unit: String::new(),
    });
    Dimension {
        id: text(node, "id").to_owned(),
        name: named(node),
        role: role.to_owned(),
        items: items.collect(),
    }
}

/// Takes over what attributes say. Each is a number that counts into the
/// values of its kind, or a text of its own.
fn mark(attributes: &[(Option<Attribute>, &Node)], entries: &[Node], marks: &mut Marks) {
    for ((attribute, node), entry) in attributes.iter().zip(entries) {
        let Some(attribute) = attribute else { continue };
        let found = entry.index().and_then(|at| listed(node, "values").get(at));
        let (code, name) = found.map_or((entry.text(), String::new()), |node| (code(node), named(node)));
        let said = if name.is_empty() { code } else { &name };
        match attribute {
            Attribute::Status => marks.status = surer(marks.status, status(code, &name)),
            // F is free; A and the like are ways of being confidential.
            Attribute::Hidden => marks.hidden |= !matches!(code, "" | "F"),
            Attribute::Unit if !said.is_empty() => said.clone_into(&mut marks.unit),
            Attribute::Power => code.clone_into(&mut marks.power),
            Attribute::Note => said.clone_into(&mut marks.note),
            Attribute::Low => marks.low = number::parse(said),
            Attribute::High => marks.high = number::parse(said),
            Attribute::Unit => {}
        }
    }
}

fn text<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).map_or("", Node::text)
}

fn listed<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    node.get(key).map_or(&[], Node::items)
}

/// The code of a value; those without one are a value alone.
fn code(node: &Node) -> &str {
    let id = text(node, "id");
    if id.is_empty() { text(node, "value") } else { id }
}

/// A name: the one that the sender put first, or in `names` by language.
fn named(node: &Node) -> String {
    let name = match node.get("name") {
        Some(Node::Text(name)) => name,
        other => {
            let names = node.get("names").or(other);
            let first = names.and_then(|names| names.entries().first()).map(|(_, name)| name);
            names.and_then(|names| names.get("en")).or(first).map_or("", Node::text)
        }
    };
    name.to_owned()
}
