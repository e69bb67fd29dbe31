//! The lists that the linker leaves in a module (`--emit-relocs`): which bytes of code and data are addresses, and
//! where the symbols of the data are.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    DataKind as Placed, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationEntry, SymbolInfo,
    TypeRef,
};

/// A section of a module: its number and where its contents are.
pub struct Section {
    pub id: u8,
    pub body: Range<usize>,
}

/// Whether a custom section is the linker's own, of which nothing is left in the end.
pub fn is_linkers(content: &[u8]) -> Result<bool> {
    let name = wasmparser::BinaryReader::new(content, 0).read_string()?;
    Ok(name == "linking" || name.starts_with("reloc."))
}

/// The sections of a module, in their order.
pub fn sections(wasm: &[u8]) -> Result<Vec<Section>> {
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
pub struct Linker {
    /// Numbers of the symbols of the data, with their addresses.
    pub symbols: BTreeMap<u32, Range<u32>>,
    pub code_relocs: Vec<(usize, RelocationEntry)>,
    pub data_relocs: Vec<(usize, RelocationEntry)>,
    /// Parts of the data: where in the file, from which address.
    segments: Vec<(Range<usize>, u32)>,
    /// How many globals there are.
    pub globals: u32,
    /// Bodies that wasm-bindgen runs while it builds, and so must find as they were.
    described: Vec<Range<usize>>,
}

impl Linker {
    pub fn read(wasm: &[u8]) -> Result<Linker> {
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
    pub fn address(&self, at: usize) -> Result<u32> {
        let (bytes, start) =
            self.segments.iter().find(|(bytes, _)| bytes.contains(&at)).context("no data there")?;
        Ok(start + u32::try_from(at - bytes.start)?)
    }

    pub fn is_described(&self, at: usize) -> bool {
        self.described.iter().any(|body| body.contains(&at))
    }
}
