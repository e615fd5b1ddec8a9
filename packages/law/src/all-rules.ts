/** Every rule file of the base; `all-rules.test.ts` compares the list with the folder. */
import rAm from "../rules/am.json" with { type: "json" };
import rAr from "../rules/ar.json" with { type: "json" };
import rAt from "../rules/at.json" with { type: "json" };
import rAu from "../rules/au.json" with { type: "json" };
import rAz from "../rules/az.json" with { type: "json" };
import rBe from "../rules/be.json" with { type: "json" };
import rBg from "../rules/bg.json" with { type: "json" };
import rBr from "../rules/br.json" with { type: "json" };
import rBy from "../rules/by.json" with { type: "json" };
import rCa from "../rules/ca.json" with { type: "json" };
import rCl from "../rules/cl.json" with { type: "json" };
import rCo from "../rules/co.json" with { type: "json" };
import rCr from "../rules/cr.json" with { type: "json" };
import rDe from "../rules/de.json" with { type: "json" };
import rEc from "../rules/ec.json" with { type: "json" };
import rEs from "../rules/es.json" with { type: "json" };
import rFr from "../rules/fr.json" with { type: "json" };
import rGb from "../rules/gb.json" with { type: "json" };
import rGe from "../rules/ge.json" with { type: "json" };
import rHk from "../rules/hk.json" with { type: "json" };
import rHu from "../rules/hu.json" with { type: "json" };
import rId from "../rules/id.json" with { type: "json" };
import rIe from "../rules/ie.json" with { type: "json" };
import rIn from "../rules/in.json" with { type: "json" };
import rIt from "../rules/it.json" with { type: "json" };
import rJp from "../rules/jp.json" with { type: "json" };
import rKe from "../rules/ke.json" with { type: "json" };
import rKg from "../rules/kg.json" with { type: "json" };
import rKr from "../rules/kr.json" with { type: "json" };
import rKz from "../rules/kz.json" with { type: "json" };
import rMd from "../rules/md.json" with { type: "json" };
import rMk from "../rules/mk.json" with { type: "json" };
import rMx from "../rules/mx.json" with { type: "json" };
import rMy from "../rules/my.json" with { type: "json" };
import rNg from "../rules/ng.json" with { type: "json" };
import rNl from "../rules/nl.json" with { type: "json" };
import rNz from "../rules/nz.json" with { type: "json" };
import rPe from "../rules/pe.json" with { type: "json" };
import rPh from "../rules/ph.json" with { type: "json" };
import rPl from "../rules/pl.json" with { type: "json" };
import rPt from "../rules/pt.json" with { type: "json" };
import rRo from "../rules/ro.json" with { type: "json" };
import rRs from "../rules/rs.json" with { type: "json" };
import rRu from "../rules/ru.json" with { type: "json" };
import rSk from "../rules/sk.json" with { type: "json" };
import rTr from "../rules/tr.json" with { type: "json" };
import rTw from "../rules/tw.json" with { type: "json" };
import rUa from "../rules/ua.json" with { type: "json" };
import rUs from "../rules/us.json" with { type: "json" };
import rUsAk from "../rules/us-ak.json" with { type: "json" };
import rUsAl from "../rules/us-al.json" with { type: "json" };
import rUsAr from "../rules/us-ar.json" with { type: "json" };
import rUsAz from "../rules/us-az.json" with { type: "json" };
import rUsCa from "../rules/us-ca.json" with { type: "json" };
import rUsCo from "../rules/us-co.json" with { type: "json" };
import rUsCt from "../rules/us-ct.json" with { type: "json" };
import rUsDc from "../rules/us-dc.json" with { type: "json" };
import rUsDe from "../rules/us-de.json" with { type: "json" };
import rUsFl from "../rules/us-fl.json" with { type: "json" };
import rUsGa from "../rules/us-ga.json" with { type: "json" };
import rUsHi from "../rules/us-hi.json" with { type: "json" };
import rUsIa from "../rules/us-ia.json" with { type: "json" };
import rUsId from "../rules/us-id.json" with { type: "json" };
import rUsIl from "../rules/us-il.json" with { type: "json" };
import rUsIn from "../rules/us-in.json" with { type: "json" };
import rUsKs from "../rules/us-ks.json" with { type: "json" };
import rUsKy from "../rules/us-ky.json" with { type: "json" };
import rUsLa from "../rules/us-la.json" with { type: "json" };
import rUsMa from "../rules/us-ma.json" with { type: "json" };
import rUsMd from "../rules/us-md.json" with { type: "json" };
import rUsMe from "../rules/us-me.json" with { type: "json" };
import rUsMi from "../rules/us-mi.json" with { type: "json" };
import rUsMn from "../rules/us-mn.json" with { type: "json" };
import rUsMo from "../rules/us-mo.json" with { type: "json" };
import rUsMs from "../rules/us-ms.json" with { type: "json" };
import rUsMt from "../rules/us-mt.json" with { type: "json" };
import rUsNc from "../rules/us-nc.json" with { type: "json" };
import rUsNd from "../rules/us-nd.json" with { type: "json" };
import rUsNe from "../rules/us-ne.json" with { type: "json" };
import rUsNh from "../rules/us-nh.json" with { type: "json" };
import rUsNj from "../rules/us-nj.json" with { type: "json" };
import rUsNm from "../rules/us-nm.json" with { type: "json" };
import rUsNv from "../rules/us-nv.json" with { type: "json" };
import rUsNy from "../rules/us-ny.json" with { type: "json" };
import rUsOh from "../rules/us-oh.json" with { type: "json" };
import rUsOk from "../rules/us-ok.json" with { type: "json" };
import rUsOr from "../rules/us-or.json" with { type: "json" };
import rUsPa from "../rules/us-pa.json" with { type: "json" };
import rUsRi from "../rules/us-ri.json" with { type: "json" };
import rUsSc from "../rules/us-sc.json" with { type: "json" };
import rUsSd from "../rules/us-sd.json" with { type: "json" };
import rUsTn from "../rules/us-tn.json" with { type: "json" };
import rUsTx from "../rules/us-tx.json" with { type: "json" };
import rUsUt from "../rules/us-ut.json" with { type: "json" };
import rUsVa from "../rules/us-va.json" with { type: "json" };
import rUsVt from "../rules/us-vt.json" with { type: "json" };
import rUsWa from "../rules/us-wa.json" with { type: "json" };
import rUsWi from "../rules/us-wi.json" with { type: "json" };
import rUsWv from "../rules/us-wv.json" with { type: "json" };
import rUsWy from "../rules/us-wy.json" with { type: "json" };
import rUz from "../rules/uz.json" with { type: "json" };
import rVe from "../rules/ve.json" with { type: "json" };
import rZa from "../rules/za.json" with { type: "json" };
import { type LawBase, lawBase } from "./base.ts";
import { parseRules } from "./parse-rules.ts";

/** File name and content, in the order of the names. */
export const ruleFiles: readonly (readonly [name: string, json: unknown])[] = [
  ["am.json", rAm],
  ["ar.json", rAr],
  ["at.json", rAt],
  ["au.json", rAu],
  ["az.json", rAz],
  ["be.json", rBe],
  ["bg.json", rBg],
  ["br.json", rBr],
  ["by.json", rBy],
  ["ca.json", rCa],
  ["cl.json", rCl],
  ["co.json", rCo],
  ["cr.json", rCr],
  ["de.json", rDe],
  ["ec.json", rEc],
  ["es.json", rEs],
  ["fr.json", rFr],
  ["gb.json", rGb],
  ["ge.json", rGe],
  ["hk.json", rHk],
  ["hu.json", rHu],
  ["id.json", rId],
  ["ie.json", rIe],
  ["in.json", rIn],
  ["it.json", rIt],
  ["jp.json", rJp],
  ["ke.json", rKe],
  ["kg.json", rKg],
  ["kr.json", rKr],
  ["kz.json", rKz],
  ["md.json", rMd],
  ["mk.json", rMk],
  ["mx.json", rMx],
  ["my.json", rMy],
  ["ng.json", rNg],
  ["nl.json", rNl],
  ["nz.json", rNz],
  ["pe.json", rPe],
  ["ph.json", rPh],
  ["pl.json", rPl],
  ["pt.json", rPt],
  ["ro.json", rRo],
  ["rs.json", rRs],
  ["ru.json", rRu],
  ["sk.json", rSk],
  ["tr.json", rTr],
  ["tw.json", rTw],
  ["ua.json", rUa],
  ["us-ak.json", rUsAk],
  ["us-al.json", rUsAl],
  ["us-ar.json", rUsAr],
  ["us-az.json", rUsAz],
  ["us-ca.json", rUsCa],
  ["us-co.json", rUsCo],
  ["us-ct.json", rUsCt],
  ["us-dc.json", rUsDc],
  ["us-de.json", rUsDe],
  ["us-fl.json", rUsFl],
  ["us-ga.json", rUsGa],
  ["us-hi.json", rUsHi],
  ["us-ia.json", rUsIa],
  ["us-id.json", rUsId],
  ["us-il.json", rUsIl],
  ["us-in.json", rUsIn],
  ["us-ks.json", rUsKs],
  ["us-ky.json", rUsKy],
  ["us-la.json", rUsLa],
  ["us-ma.json", rUsMa],
  ["us-md.json", rUsMd],
  ["us-me.json", rUsMe],
  ["us-mi.json", rUsMi],
  ["us-mn.json", rUsMn],
  ["us-mo.json", rUsMo],
  ["us-ms.json", rUsMs],
  ["us-mt.json", rUsMt],
  ["us-nc.json", rUsNc],
  ["us-nd.json", rUsNd],
  ["us-ne.json", rUsNe],
  ["us-nh.json", rUsNh],
  ["us-nj.json", rUsNj],
  ["us-nm.json", rUsNm],
  ["us-nv.json", rUsNv],
  ["us-ny.json", rUsNy],
  ["us-oh.json", rUsOh],
  ["us-ok.json", rUsOk],
  ["us-or.json", rUsOr],
  ["us-pa.json", rUsPa],
  ["us-ri.json", rUsRi],
  ["us-sc.json", rUsSc],
  ["us-sd.json", rUsSd],
  ["us-tn.json", rUsTn],
  ["us-tx.json", rUsTx],
  ["us-ut.json", rUsUt],
  ["us-va.json", rUsVa],
  ["us-vt.json", rUsVt],
  ["us-wa.json", rUsWa],
  ["us-wi.json", rUsWi],
  ["us-wv.json", rUsWv],
  ["us-wy.json", rUsWy],
  ["us.json", rUs],
  ["uz.json", rUz],
  ["ve.json", rVe],
  ["za.json", rZa],
];

const read = (): LawBase =>
  lawBase(
    ruleFiles.flatMap(([name, json]) => {
      const parsed = parseRules(name, json);
      if (parsed.kind === "problems") throw new Error(`${name}: ${JSON.stringify(parsed.problems[0])}`);
      return parsed.file.rules;
    }),
  );

let once: LawBase | undefined;

/** The base as shipped, read once. */
export const shippedBase = (): LawBase => {
  once ??= read();
  return once;
};
