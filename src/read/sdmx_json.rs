//! SDMX-JSON 1 and 2 in: keys such as `0:0:1`, whose numbers count into the
//! values of dimensions that stand elsewhere in the file.

use super::cube::{Attribute, Cell, Cube, Dimension, Item, Marks};
use super::json::{Lookup, misfit, position, status, surer};
use super::{Facts, Table, number};
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
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
    let attributes = |level: &str| -> Attributes {
        let here = structure.get("attributes").and_then(|all| all.get(level));
        let attribute = |node| (Attribute::named(text(node, "id")), node);
        here.map_or(&[][..], Node::items).iter().map(attribute).collect()
    };
    let [of_set, of_series, of_observations] = LEVELS.map(attributes);
    // Of the level above each key the only value is meant.
    let key = vec![0; at_level("dataSet").len()];
    let written = structure.get("measures").and_then(|m| m.get("observation"));
    let measures = written.map_or(&[][..], Node::items).iter().map(item).collect();
    let groups = Groups::of(set, attributes("dimensionGroup"));
    let depth = cube.depth();
    let mut reading = Reading { cube: &mut cube, attributes: &of_observations, measures, groups, facts };
    let mut marks = Marks::default();
    let own = pointer.len();
    if let Err(odd) = mark(&of_set, listed(set, "attributes"), &mut marks) {
        return reading.odd(&[&pointer, "/attributes"].concat(), &odd);
    }
    for (name, _) in set.get("dimensionGroupAttributes").map_or(&[][..], Node::entries) {
        if !reading.groups.add(name, depth) {
            push_key(&mut pointer, "dimensionGroupAttributes");
            push_key(&mut pointer, name);
            reading.odd(&pointer, name);
            pointer.truncate(own);
        }
    }
    reading.observations(set, &key, &mut pointer, &marks);
    for (name, series) in set.get("series").map_or(&[][..], Node::entries) {
        push_key(&mut pointer, "series");
        push_key(&mut pointer, name);
        let mut marks = marks.clone();
        match (key_of(name), mark(&of_series, listed(series, "attributes"), &mut marks)) {
            (Some(more), Ok(())) => {
                reading.observations(series, &[&key[..], &more].concat(), &mut pointer, &marks)
            }
            (None, _) => reading.odd(&pointer, name),
            (_, Err(odd)) => reading.odd(&[&pointer, "/attributes"].concat(), &odd),
        }
        pointer.truncate(own);
    }
}

/// Attributes of one level: which each is, and what the file says of it.
type Attributes<'n> = Vec<(Option<Attribute>, &'n Node)>;

/// Attributes of all observations that share some items: `:0::` those of the
/// first item of the second dimension.
struct Groups<'n> {
    attributes: Attributes<'n>,
    /// Which dimensions have an item in a key, for each such choice that there is.
    shapes: Vec<Vec<bool>>,
    by_key: Lookup<'n>,
}

/// So many choices of dimensions are looked at for each observation.
const MOST_SHAPES: usize = 64;

impl<'n> Groups<'n> {
    fn of(set: &'n Node, attributes: Attributes<'n>) -> Self {
        let by_key = Lookup::of(set.get("dimensionGroupAttributes"));
        Groups { attributes, shapes: Vec::new(), by_key }
    }

    /// Adds the shape of a key; whether it is one.
    fn add(&mut self, key: &str, depth: usize) -> bool {
        let items = || key.split(':');
        let shape: Vec<bool> = items().map(|item| !item.is_empty()).collect();
        if shape.len() > depth || !items().all(|item| item.is_empty() || position(item).is_some()) {
            return false;
        }
        let known = self.shapes.contains(&shape);
        if !known && self.shapes.len() < MOST_SHAPES {
            self.shapes.push(shape);
            return true;
        }
        known
    }

    /// Takes over what the groups say that an observation is in. The error is
    /// what is not in the structure.
    fn mark(&mut self, index: &[usize], marks: &mut Marks) -> Result<(), String> {
        for shape in &self.shapes {
            // Of dimensions that have one value for all of the set some keys say nothing.
            let Some(above) = index.len().checked_sub(shape.len()) else { continue };
            let mut key = String::new();
            for (at, (here, item)) in shape.iter().zip(index.iter().skip(above)).enumerate() {
                key.push_str(if at > 0 { ":" } else { "" });
                key.push_str(&if *here { integer(*item) } else { String::new() });
            }
            if let Some(entries) = self.by_key.get(&key) {
                mark(&self.attributes, entries.items(), marks)?;
            }
        }
        Ok(())
    }
}

/// Observations of one data set.
struct Reading<'r> {
    cube: &'r mut Cube,
    attributes: &'r [(Option<Attribute>, &'r Node)],
    /// What the values are of that begin each observation; none says that it is one.
    measures: Vec<Item>,
    groups: Groups<'r>,
    facts: &'r mut Facts,
}

impl Reading<'_> {
    fn observations(&mut self, holder: &Node, key: &[usize], pointer: &mut String, marks: &Marks) {
        let own = pointer.len();
        for (name, observation) in holder.get("observations").map_or(&[][..], Node::entries) {
            push_key(pointer, "observations");
            push_key(pointer, name);
            match key_of(name) {
                Some(more) => self.observation(observation, &[key, &more].concat(), pointer, marks.clone()),
                None => self.odd(pointer, name),
            }
            pointer.truncate(own);
        }
    }

    fn observation(&mut self, node: &Node, index: &[usize], pointer: &str, mut marks: Marks) {
        let count = self.measures.len().max(1);
        let (values, rest) = node.items().split_at_checked(count).unwrap_or((node.items(), &[]));
        let marked = self.groups.mark(index, &mut marks);
        if let Err(odd) = marked.and_then(|()| mark(self.attributes, rest, &mut marks)) {
            return self.odd(pointer, &odd);
        }
        for at in 0..count {
            let value = match node {
                Node::List(_) => values.get(at),
                bare => Some(bare),
            };
            let mut pointer = pointer.to_owned();
            if count > 1 {
                push_index(&mut pointer, at);
            }
            let measure = self.measures.get(at).filter(|_| count > 1);
            self.cube.put(Cell { pointer, index, value, marks: marks.clone(), measure }, self.facts);
        }
    }

    /// A key, or a number of an attribute, for which the structure has nothing.
    fn odd(&mut self, pointer: &str, key: &str) {
        self.facts.problems.push(Code::RowLength, Place::Pointer(pointer.to_owned()), key, "");
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
    let items = listed(node, "values").iter().map(item);
    Dimension {
        id: text(node, "id").to_owned(),
        name: named(node),
        role: role.to_owned(),
        items: items.collect(),
    }
}

fn item(node: &Node) -> Item {
    Item { code: code(node).to_owned(), name: named(node), unit: String::new() }
}

/// Takes over what attributes say. Each is a number that counts into the
/// values of its kind, or a text of its own. The error is the first that
/// counts too far: what would be said of the value is not known, so the value
/// cannot be used.
fn mark(
    attributes: &[(Option<Attribute>, &Node)],
    entries: &[Node],
    marks: &mut Marks,
) -> Result<(), String> {
    for ((attribute, node), entry) in attributes.iter().zip(entries) {
        let Some(attribute) = attribute else { continue };
        let values = listed(node, "values");
        let found = entry.index().and_then(|at| values.get(at));
        if found.is_none() && !values.is_empty() && matches!(entry, Node::Number(_)) {
            return Err([text(node, "id"), ": ", &entry.said()].concat());
        }
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
    Ok(())
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
