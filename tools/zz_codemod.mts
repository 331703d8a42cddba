import { parseSync } from 'vite';
import MagicString from 'magic-string';
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
const SHOWN = new Set(['aria-label','aria-description','aria-roledescription','aria-valuetext','title','placeholder','alt','label','heading','caption','says','legend','description','hint','summary','empty','what','question']);
const CODE = new Set(['code','kbd','samp','pre','style']);
const SENT = /^[A-Z][\w’'-]*(,? [a-z0-9][\w’'-]*){2,}/;
const isText = (s:string)=>/\p{L}{2,}/u.test(s);
const nm=(n:any):string=>!n?'':n.type==='JSXNamespacedName'?'':typeof n.name==='string'?n.name:typeof n.value==='string'?n.value:'';
const files=['src','workers'].flatMap(top=>(readdirSync(top,{recursive:true,encoding:'utf8'}) as string[]).map(p=>`${top}/${p}`)).filter(p=>/\.tsx?$/.test(p)&&!p.includes('.test.')&&!p.includes('/testing/')&&!p.endsWith('.d.ts'));
let total=0;
for(const f of files){
 const src=readFileSync(f,'utf8'); const {program}=parseSync(f,src) as any; const ms=new MagicString(src); let usedT=false, usedText=false;
 const q=(s:string)=>"'"+s.replaceAll('\\','\\\\').replaceAll("'","\\'").replaceAll('\n','\\n')+"'";
 const argName=(e:any):string=>{ switch(e.type){case 'Identifier':return e.name;case 'MemberExpression':return e.computed?argName(e.object):e.property.name;case 'CallExpression':{const a=e.arguments[0];const c=nm(e.callee)||(e.callee.property?.name??'');return a&&(a.type==='Identifier'||a.type==='MemberExpression')?argName(a):(c||'value');}case 'ChainExpression':return argName(e.expression);case 'BinaryExpression':return argName(e.left);case 'TSNonNullExpression':case 'TSAsExpression':return argName(e.expression);default:return 'value';}};
 const tOf=(n:any,inFn:boolean):string|undefined=>{ // returns code
  if(n.type==='Literal'&&typeof n.value==='string'){ if(!isText(n.value)||/[{}]/.test(n.value))return; if(inFn){usedT=true;return `t(${q(n.value)})`;} usedText=true; return `text(${q(n.value)})`; }
  if(n.type==='TemplateLiteral'&&inFn){ if(n.expressions.length===0){const c=n.quasis[0].value.cooked; if(!isText(c)||/[{}]/.test(c))return; usedT=true; return `t(${q(c)})`;}
   if(!isText(n.quasis.map((x:any)=>x.value.cooked).join(' '))) return; if(n.quasis.some((x:any)=>/[{}]/.test(x.value.cooked)))return;
   // a plain word piece put together from a string conditional stays for people
   if(n.expressions.some((e:any)=>e.type==='ConditionalExpression'||e.type==='TemplateLiteral'||(e.type==='CallExpression'&&/^(plural|counted|count|some|many|s)$/i.test(nm(e.callee)))))return;
   const names=new Map<string,string>(); let msg=n.quasis[0].value.cooked; const vals:string[]=[];
   n.expressions.forEach((e:any,i:number)=>{ const code=src.slice(e.start,e.end); let base=argName(e).replace(/\W/g,'')||'value'; let name=base; let k=2; while(names.has(name)&&names.get(name)!==code){name=base+k++;} if(!names.has(name)){names.set(name,code); vals.push(code===name?name:`${name}: ${code}`);} msg+=`{${name}}`+n.quasis[i+1].value.cooked; });
   usedT=true; return `t(${q(msg)}, { ${vals.join(', ')} })`; }
  return;
 };
 const wrapIn=(n:any,inFn:boolean)=>{ // wrap through conditionals
  if(!n)return; if(n.type==='ConditionalExpression'){wrapIn(n.consequent,inFn);wrapIn(n.alternate,inFn);return;} if(n.type==='LogicalExpression'){ if(n.operator==='&&')wrapIn(n.right,inFn); else {wrapIn(n.left,inFn);wrapIn(n.right,inFn);} return;}
  if(done.has(n))return; const c=tOf(n,inFn); if(c){ms.overwrite(n.start,n.end,c);done.add(n);total++;} else done.add(n);
 };
 const done=new Set<any>();
 const visit=(n:any,above:any[])=>{
  const p=above.at(-1);
  const inFn=above.some(a=>/Function/.test(a.type)||a.type==='MethodDefinition');
  const inCode=above.some(a=>a.type==='JSXElement'&&CODE.has(nm(a.openingElement.name)));
  if(n.type==='NewExpression'&&nm(n.callee)==='Error')return;
  if(n.type==='CallExpression'&&['t','text','rich'].includes(nm(n.callee)))return;
  if(n.type==='JSXAttribute'){ const name=nm(n.name); const el=nm(above.at(-1)?.name); if(name==='className'||name==='key'||name==='id')return;
   if(SHOWN.has(name)&&n.value){ if(n.value.type==='Literal'){ if(isText(n.value.value)){ const c=tOf({...n.value,type:'Literal'},true); if(c){ms.overwrite(n.value.start,n.value.end,`{${c}}`);total++;} } done.add(n.value);return;} if(n.value.type==='JSXExpressionContainer')wrapIn(n.value.expression,true);} }
  if((n.type==='JSXElement'||n.type==='JSXFragment')&&!inCode&&!(n.type==='JSXElement'&&CODE.has(nm(n.openingElement.name)))){
   const kids=n.children.filter((c:any)=>!(c.type==='JSXText'&&/^\s*$/.test(c.value)));
   const own=kids.length===1;
   const textBesideOthers=kids.some((c:any)=>c.type==='JSXText'||(c.type==='JSXExpressionContainer'));
   if(own&&kids[0].type==='JSXText'&&isText(kids[0].value)&&!/[{}&]/.test(kids[0].raw??kids[0].value)){
     const c=kids[0]; const words=c.value.split('\n').map((l:string,i:number,a:string[])=>{let x=l; if(i>0)x=x.replace(/^\s+/,''); if(i<a.length-1)x=x.replace(/\s+$/,''); return x;}).filter((l:string)=>l!=='').join(' ');
     usedT=true; const lead=/^\s*\n\s*/.exec(c.value)?.[0]??''; const tail=/\s*\n\s*$/.exec(c.value)?.[0]??'';
     ms.overwrite(c.start,c.end,`${lead}{t(${q(words)})}${tail}`);done.add(c);total++; }
   else if(own&&kids[0].type==='JSXExpressionContainer')wrapIn(kids[0].expression,true);
   else if(kids.every((c:any)=>c.type!=='JSXText'))for(const c of kids)if(c.type==='JSXExpressionContainer'&&['ConditionalExpression','LogicalExpression','Literal','TemplateLiteral'].includes(c.expression.type)&&kids.filter((k:any)=>k.type==='JSXExpressionContainer').length===1)wrapIn(c.expression,true);
  }
  if(n.type==='Property'&&['message','advice'].includes(nm(n.key)))wrapIn(n.value,inFn);
  if((n.type==='Literal'||n.type==='TemplateLiteral')&&!done.has(n)&&p?.type!=='JSXAttribute'&&p?.type!=='ImportDeclaration'&&p?.type!=='JSXExpressionContainer'&&p?.type!=='TemplateLiteral'&&p?.type!=='BinaryExpression'&&p?.type!=='TSLiteralType'&&!inCode){
    const s=n.type==='Literal'?(typeof n.value==='string'?n.value:''):n.quasis.map((x:any)=>x.value.cooked).join('x');
    if(SENT.test(s)&&!(p?.type==='Property'&&p.key===n)&&!(p?.type==='CallExpression'&&/^(test|describe|it)$/.test(nm(p.callee)))){wrapIn(n,inFn);return;}
  }
  if(done.has(n))return;
  for(const [k,v] of Object.entries(n)){ if(k==='parent')continue; if(Array.isArray(v)){for(const c of v)if(c&&typeof (c as any).type==='string')visit(c,[...above,n]);} else if(v&&typeof (v as any).type==='string')visit(v,[...above,n]); }
 };
 visit(program,[]);
 if(usedT||usedText){ let rel=relative(dirname(f),'language/t.ts').replaceAll('\\','/'); const names=[usedT?'t':'',usedText?'text':''].filter(Boolean).sort();
  // clash?
  if(usedT&&/\b(const|let|\()\s*t\b\s*[=,:)]|\(t\)\s*=>|\bt =>/.test(src))console.log('CLASH t',f);
  if(usedText&&/\btext\b/.test(src))console.log('CLASH text',f);
  const imports=program.body.filter((b:any)=>b.type==='ImportDeclaration'); const last=imports.filter((b:any)=>!/\.css'/.test(src.slice(b.start,b.end))).at(-1);
  const line=`import { ${names.join(', ')} } from '${rel}';\n`;
  if(last)ms.appendLeft(src.indexOf('\n',last.end)+1,line); else { const c=program.body[0].start; ms.appendLeft(src.lastIndexOf('\n',c-1)+1===c?c:c,line+'\n'); }
  writeFileSync(f,ms.toString()); }
}
console.log(total);
