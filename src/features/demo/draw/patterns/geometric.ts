import { polygon } from '../shapes.js';
import { circle, path, place, rect } from '../svg.js';
import { odd, type Pattern, stroke, strongColours, tiles } from './pattern.js';

export const geometricPatterns: readonly Pattern[] = [
  {
    id: 'stripes',
    english: 'stripes',
    chinese: '条纹',
    draw: ({ main, second }, size, random) => {
      const width = size / random.whole(8, 14);
      const turn = random.pick([0, 45, 90, 135]);
      let bars = '';
      for (let at = -size; at < size * 2; at += width * 2)
        bars +=
          rect(at, -size, width, size * 3, main) +
          rect(at + width * 1.3, -size, width * 0.25, size * 3, second);
      return `<g transform="rotate(${turn} ${size / 2} ${size / 2})">${bars}</g>`;
    },
  },
  {
    id: 'dots',
    english: 'polka dots',
    chinese: '波点',
    draw: (scheme, size, random) => {
      const cell = size / random.whole(7, 10);
      return tiles(size, cell, (x, y, column, row) =>
        circle(
          x + (odd(row) ? cell / 2 : 0),
          y,
          cell * 0.27,
          odd(column + row) ? scheme.main : scheme.second,
        ),
      );
    },
  },
  {
    id: 'grid',
    english: 'plaid check',
    chinese: '格子',
    draw: ({ main, second, accent }, size, random) => {
      const cell = size / random.whole(4, 6);
      let body = '';
      for (let at = 0; at < size; at += cell) {
        for (const [offset, width, colour, opacity] of [
          [0, 0.42, main, 0.55],
          [0.58, 0.1, second, 0.9],
          [0.8, 0.05, accent, 0.9],
        ] as const) {
          body += rect(at + cell * offset, 0, cell * width, size, colour, { opacity });
          body += rect(0, at + cell * offset, size, cell * width, colour, { opacity });
        }
      }
      return body;
    },
  },
  {
    id: 'checkerboard',
    english: 'checkerboard',
    chinese: '棋盘格',
    draw: ({ main, second }, size, random) => {
      const cell = size / random.pick([6, 8, 10]);
      return tiles(size, cell, (x, y, column, row) =>
        odd(column + row) ? rect(x, y, cell, cell, odd(row) ? main : second) : '',
      );
    },
  },
  {
    id: 'zigzag',
    english: 'zigzag chevrons',
    chinese: '锯齿纹',
    draw: (scheme, size, random) => {
      const gap = size / random.whole(8, 11);
      let body = '';
      for (let row = -2; row * gap < size + gap * 2; row++) {
        let d = `M${-gap} ${row * gap}`;
        for (let at = 0; at < size / gap + 4; at++) d += `l${gap} ${odd(at) ? gap : -gap}`;
        body += path(d, {
          ...stroke(strongColours(scheme)[Math.abs(row) % 3]!, gap * 0.42),
          'stroke-linejoin': 'miter',
        });
      }
      return body;
    },
  },
  {
    id: 'triangles',
    english: 'triangles',
    chinese: '三角形图案',
    draw: (scheme, size, random) => {
      const cell = size / random.whole(6, 8);
      return tiles(size, cell, (x, y) => {
        const halves = [
          polygon(x, y, x + cell, y, x, y + cell),
          polygon(x + cell, y, x + cell, y + cell, x, y + cell),
        ];
        return halves
          .map((d) => path(d, { fill: random.pick([...strongColours(scheme), scheme.light, scheme.ground]) }))
          .join('');
      });
    },
  },
  {
    id: 'circuit',
    english: 'circuit board lines',
    chinese: '电路纹理',
    draw: (scheme, size, random) => {
      const unit = size / 16;
      let body = '';
      for (let track = 0; track < 34; track++) {
        let [x, y] = [random.whole(0, 16) * unit, random.whole(0, 16) * unit];
        const colour = random.pick([scheme.main, scheme.second, scheme.second, scheme.accent]);
        body += circle(x, y, unit * 0.22, colour);
        let d = `M${x} ${y}`;
        for (let step = 0; step < 3; step++) {
          const [dx, dy] = random.pick([
            [1, 0],
            [0, 1],
            [1, 1],
            [-1, 1],
          ] as const);
          const length = random.whole(1, 3) * unit;
          [x, y] = [x + dx * length, y + dy * length];
          d += `L${x} ${y}`;
        }
        body += path(d, stroke(colour, unit * 0.14)) + circle(x, y, unit * 0.22, colour);
      }
      return body;
    },
  },
  {
    id: 'confetti',
    english: 'confetti',
    chinese: '彩色纸屑图案',
    draw: (scheme, size, random) => {
      let body = '';
      for (let piece = 0; piece < 70; piece++) {
        const colour = random.pick(strongColours(scheme));
        const shape = random.pick([
          circle(0, 0, 12, colour),
          circle(0, 0, 11, 'none', { stroke: colour, 'stroke-width': 6 }),
          path('M-22 0q5.5-14 11 0t11 0t11 0', stroke(colour, 6)),
          path(polygon(0, -14, 13, 10, -13, 10), { fill: colour }),
          path('M-12 0H12M0-12V12', stroke(colour, 7)),
          path(polygon(-15, -4, 15, -4, 15, 4, -15, 4), { fill: colour }),
        ]);
        const [column, row] = [piece % 10, Math.floor(piece / 10)];
        body += place(shape, {
          x: (column + random.between(0.1, 0.9)) * (size / 10),
          y: (row + random.between(0.1, 0.9)) * (size / 7),
          scale: size / 640,
          turn: random.between(0, 360),
        });
      }
      return body;
    },
  },
];
