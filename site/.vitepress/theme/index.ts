import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent } from 'vue';
import RuleTable from './RuleTable.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('RuleTable', RuleTable);
    app.component(
      'ManifestPlayground',
      defineAsyncComponent(() => import('./playground/ManifestPlayground.vue')),
    );
  },
} satisfies typeof DefaultTheme;
