/** Of the page: light and dark, on paper, and from 400 pixels. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--text:#1f2328;--dim:#59636e;--line:#d1d9e0;--back:#fff;--fargate:#0969da;--ec2:#bc4c00;--fargate-back:#ddf4ff;--ec2-back:#fff1e5}
@media(prefers-color-scheme:dark){:root{--text:#f0f6fc;--dim:#9198a1;--line:#3d444d;--back:#0d1117;--fargate:#1f6feb;--ec2:#bd561d;--fargate-back:#0c2d4d;--ec2-back:#3d1f0a}}
*{box-sizing:border-box}
body{font:15px/1.5 system-ui,sans-serif;color:var(--text);background:var(--back);max-width:1120px;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.4rem;margin:0}
h2{font-size:1.05rem;margin:2.2rem 0 .6rem}
.dim{color:var(--dim)}
.answer{border-left:4px solid var(--fargate);padding:.4rem .9rem;margin:1rem 0;background:var(--fargate-back)}
.answer p{margin:.2rem 0}
.bars{display:grid;grid-template-columns:minmax(0,15rem) minmax(0,1fr);gap:.4rem 1rem;align-items:center}
svg{width:100%;height:auto;display:block;font:12px system-ui,sans-serif}
text,.here{fill:var(--text)}
.fargate{fill:var(--fargate)}
.ec2{fill:var(--ec2)}
.on-bar{fill:#fff;font-weight:600}
.note{fill:var(--dim)}
.halo{paint-order:stroke;stroke:var(--back);stroke-width:5px}
.mark{stroke:var(--text);stroke-width:1.5}
.scroll{overflow-x:auto;margin-top:1rem}
table{border-collapse:collapse;width:100%;min-width:38rem;font-size:.9rem}
td:first-child{min-width:8.5rem}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:normal}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th,.whole{white-space:nowrap}
.tag{font-size:.8rem;border-radius:3px;padding:0 .4rem;white-space:nowrap}
.to-fargate{background:var(--fargate-back)}
.to-ec2{background:var(--ec2-back)}
pre{background:color-mix(in srgb,var(--line) 30%,transparent);padding:.8rem;overflow:auto;font-size:.85rem}
@media(max-width:640px){.bars{grid-template-columns:1fr;gap:.1rem}.bars svg{margin-bottom:.6rem}svg{font-size:19px}.bars .on-bar{display:none}}
@media print{body{margin:0;max-width:none}details::details-content{content-visibility:visible}.answer,.tag{border:1px solid var(--line)}}
`;
