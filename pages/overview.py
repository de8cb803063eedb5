import plotly.graph_objects as go, streamlit as st, pandas as pd
from charts import theme
from ui import session
from ui.components.figure import figure
from ui.table import Table, Column
text=session.text()
st.title(text("pages.overview"))
n=st.slider("n",1,20,5,key="n")
f=go.Figure({"data":[{"type":"bar","x":["a","b"],"y":[n,2],"marker":{"color":theme.BRAND.light}}],"layout":theme.layout(text,height=300)})
t=Table(caption="cap",frame=pd.DataFrame({"a":["x","y"],"v":[n,float("nan")]}),columns=(Column(name="a",label="A"),Column(name="v",label="V",write=text.integer)),file="t")
figure(text,key="f1",title="Title",source="src",drawing=f,alt="alt",table=t)
f=go.Figure({"data":[{"type":"scatter","fill":"toself","mode":"lines","x":[0,1,1,0],"y":[0,0,1,n/5],"fillpattern":{"shape":"/"},"hoveron":"fills","text":"<b>hei</b><br>1","hoverinfo":"text"}],"layout":theme.layout(text,height=300)})
figure(text,key="f2",title="Title",source="src",drawing=f,alt="alt",table=t)
