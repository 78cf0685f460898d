import { useStudio } from '../app/studio.js';
import { BrandList } from './brand-list.js';
import { BrandPage } from './brand-page.js';

export function BrandsView() {
  const { route } = useStudio();
  return route.name === undefined ? <BrandList /> : <BrandPage key={route.name} name={route.name} />;
}
