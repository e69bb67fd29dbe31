"""Writes the outlines of the countries that the map view draws, from the TopoJSON beside this file.

    python3 xtask/map/outlines.py > src/countries/outlines.tsv

A line is: ISO alpha-3, tab, rings with `;` between. A ring is whole numbers with spaces between, in thousandths of a
degree: longitude and latitude of its first point, then the steps to each next. The last point is not the first again.
"""
import json
import pathlib

topology = json.loads((pathlib.Path(__file__).parent / 'central-america.topojson').read_text())
(scale_x, scale_y), (left, low) = topology['transform']['scale'], topology['transform']['translate']


def decode(arc):
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield round((x * scale_x + left) * 1000), round((y * scale_y + low) * 1000)


arcs = [list(decode(arc)) for arc in topology['arcs']]


def ring(numbers):
    points = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc if not points else arc[1:]
    assert points[0] == points[-1]
    steps, before = [], (0, 0)
    for point in points[:-1]:
        if point != before:
            steps += [point[0] - before[0], point[1] - before[1]]
        before = point
    return ' '.join(map(str, steps))


for country in sorted(topology['objects']['countries']['geometries'], key=lambda c: c['id']):
    polygons = country['arcs'] if country['type'] == 'MultiPolygon' else [country['arcs']]
    assert all(len(polygon) == 1 for polygon in polygons), 'no lakes'
    print(country['id'], ';'.join(ring(polygon[0]) for polygon in polygons), sep='\t')
