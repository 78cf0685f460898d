import { around, polygon, segment } from '../shapes.js';
import { circle, path, place } from '../svg.js';
import { odd, type Pattern, stroke, strongColours, tiles } from './pattern.js';

export const ornamentalPatterns: readonly Pattern[] = [
  {
    id: 'waves',
    english: 'waves',
    chinese: '波浪',
    draw: (scheme, size, random) => {
      const gap = size / random.whole(9, 13);
      const length = size / 5;
      let body = '';
      for (let row = -1; row * gap < size + gap; row++) {
        let d = `M${-length} ${row * gap}`;
        for (let at = 0; at < 14; at++)
          d += `q${length / 4} ${(odd(at) ? 1 : -1) * gap * 0.8} ${length / 2} 0`;
        body += path(d, stroke(strongColours(scheme)[Math.abs(row) % 3]!, gap * 0.34));
      }
      return body;
    },
  },
  {
    id: 'terrazzo',
    english: 'terrazzo',
    chinese: '水磨石',
    draw: (scheme, size, random) => {
      let body = '';
      for (let chip = 0; chip < 130; chip++) {
        const [x, y, r] = [
          random.between(0, size),
          random.between(0, size),
          size * random.between(0.012, 0.05),
        ];
        const corners = Array.from({ length: 6 }, (_, at) => {
          const angle = ((at + random.between(-0.35, 0.35)) * Math.PI) / 3;
          const reach = r * random.between(0.55, 1.1);
          return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
        });
        body += path(polygon(...corners.flat()), { fill: random.pick(strongColours(scheme)) });
      }
      return body;
    },
  },
  {
    id: 'seigaiha',
    english: 'seigaiha fish scale waves',
    chinese: '青海波纹',
    draw: ({ main, second, ground }, size, random) => {
      const r = size / random.whole(8, 12);
      const rings = [main, ground, second, ground];
      let body = '';
      // From the top downwards, so that each row of scales covers the lower half of the one above.
      for (let row = 0; row * r * 0.5 < size + r; row++) {
        for (let cx = odd(row) ? 0 : -r; cx < size + r; cx += 2 * r) {
          body += rings
            .map((colour, ring) => circle(cx, row * r * 0.5, r * (1 - ring * 0.24), colour))
            .join('');
        }
      }
      return body;
    },
  },
  {
    id: 'lattice',
    english: 'Chinese window lattice',
    chinese: '窗格纹',
    draw: ({ main, second }, size, random) => {
      const cell = size / random.whole(4, 6);
      const u = cell / 8;
      return tiles(size, cell, (x, y) =>
        place(
          path('M0 0H8V8H0ZM2 2H6V6H2ZM0 4H2M6 4H8M4 0V2M4 6V8', stroke(main, 0.55)) +
            path('M3.3 3.300h1.400v1.400h-1.400Z', { fill: second }),
          { x, y, scale: u },
        ),
      );
    },
  },
  {
    id: 'arches',
    english: 'arches',
    chinese: '拱形图案',
    draw: (scheme, size, random) => {
      const cell = size / random.whole(4, 6);
      return tiles(size, cell, (x, y, column, row) => {
        const order = random.shuffled(strongColours(scheme)).slice(0, 3);
        return order
          .map((fill, ring) => {
            const r = (cell / 2) * (0.92 - ring * 0.3);
            const turn = odd(column + row) ? 180 : 0;
            return path(`M${-r} ${cell / 2}V0A${r} ${r} 0 0 1 ${r} 0V${cell / 2}Z`, {
              fill,
              transform: `translate(${x + cell / 2} ${y + cell / 2}) rotate(${turn})`,
            });
          })
          .join('');
      });
    },
  },
  {
    id: 'clouds',
    english: 'auspicious clouds',
    chinese: '祥云纹',
    draw: ({ main, second, accent }, size, random) => {
      const cell = size / random.whole(4, 5);
      return tiles(size, cell, (x, y, _, row) => {
        const colour = random.pick([main, main, second, accent]);
        return place(
          path(
            'M4 68H92M14 68C-4 66 0 44 16 46C14 26 44 22 46 42C54 26 82 32 76 52C92 50 96 66 84 68M46 42C48 56 34 58 32 50M76 52C70 62 60 58 62 52',
            stroke(colour, 5),
          ),
          { x: x + (odd(row) ? cell / 2 : 0), y, scale: cell / 112 },
        );
      });
    },
  },
  {
    id: 'sunbursts',
    english: 'art deco sunbursts',
    chinese: '装饰艺术放射纹',
    draw: ({ main, second, ground }, size, random) => {
      const cell = size / random.whole(4, 5);
      return tiles(size, cell, (x, y, _, row) => {
        const cx = x + (odd(row) ? cell / 2 : 0);
        const rays = around(24, (a) =>
          segment(cx, y + cell, cx + cell * 0.5 * Math.cos(a), y + cell + cell * 0.5 * Math.sin(a)),
        );
        return (
          circle(cx, y + cell, cell * 0.52, ground) +
          path(rays, stroke(main, cell * 0.018)) +
          circle(cx, y + cell, cell * 0.5, 'none', { stroke: main, 'stroke-width': cell * 0.03 }) +
          circle(cx, y + cell, cell * 0.16, second)
        );
      });
    },
  },
];
